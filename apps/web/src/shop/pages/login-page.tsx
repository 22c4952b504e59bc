import { useTranslation } from "react-i18next";
import { Link, Navigate } from "react-router";
import { LoginForm } from "../../session/login-form.tsx";
import { useSession } from "../../session/session.ts";
import { useTitle } from "../../ui/use-title.ts";
import { useNext } from "../account/use-next.ts";
import { registerTo } from "../links/next-path.ts";
import "../account/account.css";

/** Logging in; then on to where one came from. */
export default function LoginPage() {
  const { t } = useTranslation(["common", "account"]);
  const session = useSession();
  const next = useNext();
  useTitle(t("account:loginTitle"));
  if (session) return <Navigate to={next} replace />;
  return (
    <section className="panel entrance">
      <h1>{t("account:loginTitle")}</h1>
      <p className="soft">{t("account:loginLead")}</p>
      <LoginForm demo="demo" />
      <p className="other-way">
        {t("account:noAccount")} <Link to={registerTo(next)}>{t("register")}</Link>
      </p>
    </section>
  );
}
