import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import "./shop-footer.css";

/** At the foot of every page: what this is, and where else to go. */
export function ShopFooter() {
  const { t } = useTranslation(["common", "catalogue", "account"]);
  return (
    <footer className="shop-footer">
      <div className="inside">
        <div className="about">
          <strong>{t("brand")}</strong>
          <p>{t("catalogue:footerAbout")}</p>
        </div>
        <section aria-labelledby="footer-shop">
          <h2 id="footer-shop">{t("catalogue:footerShop")}</h2>
          <Link to="/search">{t("catalogue:allProducts")}</Link>
          <Link to="/categories">{t("catalogue:categories")}</Link>
          <Link to="/sale">{t("catalogue:flashSale")}</Link>
        </section>
        <section aria-labelledby="footer-mine">
          <h2 id="footer-mine">{t("catalogue:footerMine")}</h2>
          <Link to="/orders">{t("account:orders")}</Link>
          <Link to="/addresses">{t("account:addresses")}</Link>
          <Link to="/reviews">{t("account:reviews")}</Link>
        </section>
        <section aria-labelledby="footer-more">
          <h2 id="footer-more">{t("catalogue:footerMore")}</h2>
          <a href="/docs">{t("catalogue:footerApi")}</a>
          <a href="/admin">{t("backOffice")}</a>
          <a href="/ops">{t("operations")}</a>
        </section>
      </div>
    </footer>
  );
}
