import { Zap } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";

/** What this shop is, while no sale is on. */
export function HeroWelcome() {
  const { t } = useTranslation("catalogue");
  return (
    <section className="hero">
      <div className="hero-words">
        <h1>{t("heroTitle")}</h1>
        <p>{t("heroLead")}</p>
        <div className="row">
          <Link className="button" to="/search">
            {t("heroBrowse")}
          </Link>
          <Link className="button plain" to="/sale">
            <Zap size={18} aria-hidden="true" /> {t("heroSales")}
          </Link>
        </div>
      </div>
      <div className="hero-pictures" aria-hidden="true">
        <img src="/pictures/tomato.svg" alt="" width="400" height="400" />
        <img src="/pictures/fruit-cucumber.svg" alt="" width="400" height="400" />
        <img src="/pictures/strawberry.svg" alt="" width="400" height="400" />
      </div>
    </section>
  );
}
