import { LogOut } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { logOut } from "../../session/login.ts";
import { useProfile } from "../../session/use-profile.ts";
import { Asked } from "../../ui/asked.tsx";
import { useTitle } from "../../ui/use-title.ts";
import { AccountLinks } from "../account/account-links.tsx";
import { ForBuyers } from "../account/for-buyers.tsx";
import { PasswordForm } from "../account/password-form.tsx";
import { type Profile, ProfileForm } from "../account/profile-form.tsx";
import "../account/account.css";

/** Who is logged in, and all that is theirs. */
export default function AccountPage() {
  const { t } = useTranslation("common");
  const profile = useProfile();
  useTitle(t("account"));
  return (
    <ForBuyers>
      <Asked query={profile}>
        {(who) => (
          <>
            <AccountHead who={who} />
            <AccountLinks role={who.role} />
            <div className="account-forms">
              <ProfileForm profile={who} />
              <PasswordForm username={who.username} />
            </div>
          </>
        )}
      </Asked>
    </ForBuyers>
  );
}

function AccountHead({ who }: { who: Profile }) {
  const { t } = useTranslation(["common", "account"]);
  const navigate = useNavigate();
  const name = who.nickname || who.username;
  const leave = async () => {
    await navigate("/");
    await logOut();
  };
  return (
    <header className="account-head">
      <span className="face" aria-hidden="true">
        {Array.from(name)[0]?.toUpperCase()}
      </span>
      <div>
        <h1>{t("account:hello", { name })}</h1>
        <p className="row soft">
          <span className="badge">{t(`roles.${who.role}` as "roles.buyer")}</span>
          {t("account:since", { date: who.created_at.slice(0, 10) })}
        </p>
      </div>
      <button type="button" className="button plain" onClick={() => void leave()}>
        <LogOut size={18} aria-hidden="true" /> {t("logout")}
      </button>
    </header>
  );
}
