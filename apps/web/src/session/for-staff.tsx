import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Asked } from "../ui/asked.tsx";
import { logOut } from "./login.ts";
import { LoginForm } from "./login-form.tsx";
import { useSession } from "./session.ts";
import { useProfile } from "./use-profile.ts";

const RANKS = ["buyer", "operator", "admin"];

/** Whether a role may what another may. */
export const mayAct = (role: string | undefined, needed: "operator" | "admin"): boolean =>
  RANKS.indexOf(role ?? "") >= RANKS.indexOf(needed);

/** Shows its content to staff; others are asked to log in as such. The gateway checks each request by itself. */
export function ForStaff({ needs, children }: { needs: "operator" | "admin"; children: ReactNode }) {
  const { t } = useTranslation("common");
  const session = useSession();
  const profile = useProfile();
  if (session === null) {
    return (
      <section className="panel" style={{ maxWidth: 460, margin: "32px auto" }}>
        <h1>{t("login")}</h1>
        <p className="soft">{t("needRole", { role: t(`roles.${needs}`) })}</p>
        <LoginForm demo={needs} />
      </section>
    );
  }
  return (
    <Asked query={profile}>
      {(who) =>
        mayAct(who.role, needs) ? (
          children
        ) : (
          <section className="panel" style={{ maxWidth: 460, margin: "32px auto" }}>
            <p>{t("needRole", { role: t(`roles.${needs}`) })}</p>
            <button type="button" className="button" onClick={() => void logOut()}>
              {t("logout")}
            </button>
          </section>
        )
      }
    </Asked>
  );
}
