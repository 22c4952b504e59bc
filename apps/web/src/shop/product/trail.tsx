import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useCategoryName } from "../catalogue/use-categories.ts";
import { searchLink } from "../search/search-state.ts";
import type { Detail } from "./use-product.ts";

/** Where a product stands in the shop. */
export function Trail({ product }: { product: Detail }) {
  const { t } = useTranslation(["common", "catalogue"]);
  const nameOf = useCategoryName();
  const { category, name } = product;
  return (
    <nav className="trail" aria-label={t("catalogue:where")}>
      <ol>
        <li>
          <Link to="/">{t("home")}</Link>
        </li>
        {category ? (
          <li>
            <Link to={searchLink({ categoryId: category.id })}>{nameOf(category)}</Link>
          </li>
        ) : null}
        <li aria-current="page">{name}</li>
      </ol>
    </nav>
  );
}
