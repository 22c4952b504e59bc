import { useTranslation } from "react-i18next";
import { Link, Navigate } from "react-router";
import { useSession } from "../../session/session.ts";
import { useTitle } from "../../ui/use-title.ts";
import { RegisterForm } from "../account/register-form.tsx";
import { useNext } from "../account/use-next.ts";
import { loginTo } from "../links/next-path.ts";
import "../account/account.css";

/** A new account, which is logged in at once. */
export default function RegisterPage() {
  const { t } = useTranslation(["common", "account"]);
  const session = useSession();
  const next = useNext();
  useTitle(t("account:registerTitle"));
  if (session) return <Navigate to={next} replace />;
  return (
    <section className="panel entrance">
      <h1>{t("account:registerTitle")}</h1>
      <p className="soft">{t("account:registerLead")}</p>
      <RegisterForm />
      <p className="other-way">
        {t("account:haveAccount")} <Link to={loginTo(next)}>{t("login")}</Link>
      </p>
    </section>
  );
}
