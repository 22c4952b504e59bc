import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useCategories, useCategoryName } from "../catalogue/use-categories.ts";
import type { Found } from "../catalogue/use-products.ts";
import { FacetLink } from "./facet-link.tsx";
import { EVERYTHING, type SearchState, searchLink } from "./search-state.ts";

interface FacetsProps {
  state: SearchState;
  /** What there is to narrow by; left out while it is not known. */
  facets: Found["facets"] | undefined;
}

/** Narrows a search by category and price: each choice is a link, with how much it would find. */
export function Facets({ state, facets }: FacetsProps) {
  const { t } = useTranslation("catalogue");
  const narrowed = state.categoryId ?? state.minPrice ?? state.maxPrice;
  return (
    <aside className="facets" aria-label={t("filters")}>
      <Categories state={state} facets={facets} />
      <Prices state={state} facets={facets} />
      {narrowed === undefined ? null : (
        <Link className="button quiet small" to={searchLink({ ...EVERYTHING, words: state.words, sort: state.sort })}>
          {t("clearFilters")}
        </Link>
      )}
    </aside>
  );
}

function Categories({ state, facets }: FacetsProps) {
  const { t } = useTranslation(["common", "catalogue"]);
  const { data: all = [] } = useCategories();
  const nameOf = useCategoryName();
  const counts = new Map(facets?.categories.map(({ category_id, count }) => [category_id, count]));
  return (
    <nav aria-labelledby="facet-category">
      <h2 id="facet-category">{t("catalogue:category")}</h2>
      <ul>
        <FacetLink state={{ ...state, categoryId: undefined, page: 1 }} chosen={state.categoryId === undefined}>
          {t("all")}
        </FacetLink>
        {all.map((category) => (
          <FacetLink
            key={category.id}
            state={{ ...state, categoryId: category.id, page: 1 }}
            chosen={state.categoryId === category.id}
            count={counts.get(category.id) ?? 0}
          >
            {nameOf(category)}
          </FacetLink>
        ))}
      </ul>
    </nav>
  );
}

function Prices({ state, facets }: FacetsProps) {
  const { t } = useTranslation("catalogue");
  const { minPrice, maxPrice } = state;
  return (
    <nav aria-labelledby="facet-price">
      <h2 id="facet-price">{t("priceRange")}</h2>
      <ul>
        <FacetLink
          state={{ ...state, minPrice: undefined, maxPrice: undefined, page: 1 }}
          chosen={minPrice === undefined && maxPrice === undefined}
        >
          {t("anyPrice")}
        </FacetLink>
        {facets?.prices.map(({ from, to, count }) => (
          <FacetLink
            key={from}
            state={{ ...state, minPrice: from, maxPrice: to ?? undefined, page: 1 }}
            chosen={minPrice === from && maxPrice === (to ?? undefined)}
            count={count}
          >
            {to === null ? t("priceFrom", { from }) : t("priceUpTo", { from, to })}
          </FacetLink>
        ))}
      </ul>
    </nav>
  );
}
