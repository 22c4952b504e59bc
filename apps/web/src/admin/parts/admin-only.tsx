import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { mayAct } from "../../session/for-staff.tsx";
import { useProfile } from "../../session/use-profile.ts";
import { Asked } from "../../ui/asked.tsx";
import { Empty } from "../../ui/empty.tsx";

/** Shows its content to admins; tells operators that it is not for them, and where to go. */
export function AdminOnly({ children }: { children: ReactNode }) {
  const { t } = useTranslation(["common", "admin"]);
  const profile = useProfile();
  return (
    <Asked query={profile}>
      {({ role }) =>
        mayAct(role, "admin") ? (
          children
        ) : (
          <Empty title={t("needRole", { role: t("roles.admin") })}>
            <p>{t("admin:adminOnlyHint", { role: t(`roles.${role as "operator"}`) })}</p>
            <Link className="button plain" to="/admin">
              {t("admin:pages.dashboard")}
            </Link>
          </Empty>
        )
      }
    </Asked>
  );
}
