import { Suspense } from "react";
import { useTranslation } from "react-i18next";
import { Link, Outlet } from "react-router";
import { LanguageButton } from "../ui/language-button.tsx";
import { Loading } from "../ui/loading.tsx";
import { ShopFooter } from "./frame/shop-footer.tsx";
import { ShopNav } from "./frame/shop-nav.tsx";
import { SearchBox } from "./search/search-box.tsx";
import "./shop-layout.css";

/** What is around every page of the shop front. */
export function ShopLayout() {
  const { t } = useTranslation("common");
  return (
    <>
      <a className="skip-link" href="#content">
        {t("skip")}
      </a>
      <header className="shop-bar">
        <Link className="brand" to="/">
          <img src="/favicon.svg" alt="" width="30" height="30" /> {t("brand")}
        </Link>
        <SearchBox />
        <ShopNav />
        <LanguageButton />
      </header>
      <main id="content" className="shop-main" tabIndex={-1}>
        <Suspense fallback={<Loading />}>
          <Outlet />
        </Suspense>
      </main>
      <ShopFooter />
    </>
  );
}
