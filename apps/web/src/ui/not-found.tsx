import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useTitle } from "./use-title.ts";

/** For an address that no page has. */
export function NotFound({ home }: { home: string }) {
  const { t } = useTranslation("common");
  useTitle(t("notFound"));
  return (
    <section className="empty">
      <h1>{t("notFound")}</h1>
      <p>{t("notFoundHint")}</p>
      <Link className="button" to={home}>
        {t("home")}
      </Link>
    </section>
  );
}
