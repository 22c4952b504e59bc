import { useTranslation } from "react-i18next";
import { Link, useSearchParams } from "react-router";
import { Asked } from "../../ui/asked.tsx";
import { Empty } from "../../ui/empty.tsx";
import { Pager } from "../../ui/pager.tsx";
import { useTitle } from "../../ui/use-title.ts";
import { ProductGrid } from "../catalogue/product-card.tsx";
import { type Found, useProducts } from "../catalogue/use-products.ts";
import { Facets } from "../search/facets.tsx";
import { listQuery, PAGE_SIZE, readSearch, type SearchState, searchLink } from "../search/search-state.ts";
import { SortChoice } from "../search/sort-choice.tsx";
import { useGoTo } from "../search/use-go-to.ts";
import "../search/search-page.css";

/** What a search finds, to narrow and to sort; all of it stands in the address. */
export default function SearchPage() {
  const { t } = useTranslation("catalogue");
  const [query] = useSearchParams();
  const state = readSearch(query);
  const found = useProducts(listQuery(state));
  const title = state.words ? t("resultsFor", { query: state.words }) : t("allProducts");
  useTitle(title);
  return (
    <div className="search-page">
      <div className="page-head">
        <h1>{title}</h1>
        <p className="soft" role="status">
          {found.data && !found.isPlaceholderData ? t("found", { count: found.data.total }) : ""}
        </p>
      </div>
      <div className="search-parts">
        <Facets state={state} facets={found.data?.facets} />
        <section className="stack" aria-label={title} aria-busy={found.isPlaceholderData}>
          <SortChoice state={state} />
          <Asked query={found} lines={4}>
            {(data) => <Results state={state} found={data} />}
          </Asked>
        </section>
      </div>
    </div>
  );
}

function Results({ state, found }: { state: SearchState; found: Found }) {
  const { t } = useTranslation("catalogue");
  const goTo = useGoTo();
  if (found.products.length === 0) {
    return (
      <Empty title={t("nothingFound")}>
        <p>{t("nothingFoundHint")}</p>
        <Link className="button plain" to={searchLink({ words: found.total > 0 ? state.words : "" })}>
          {t("allProducts")}
        </Link>
      </Empty>
    );
  }
  return (
    <>
      <ProductGrid products={found.products} />
      <Pager page={state.page} pageSize={PAGE_SIZE} total={found.total} onPage={(page) => goTo({ ...state, page })} />
    </>
  );
}
