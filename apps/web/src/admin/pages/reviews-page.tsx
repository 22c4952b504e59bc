import { useTranslation } from "react-i18next";
import { shop } from "../../api/shop.ts";
import { Segments } from "../../ui/segments.tsx";
import { useTitle } from "../../ui/use-title.ts";
import { Listed, PAGE_SIZE } from "../parts/listed.tsx";
import { SearchBox } from "../parts/search-box.tsx";
import { type Filters, useFilters } from "../parts/use-filters.ts";
import { useList } from "../parts/use-list.ts";
import { ReviewRow } from "../reviews/review-row.tsx";
import "../reviews/reviews.css";

/** What buyers wrote, to look through and to take off the shelf. */
export default function ReviewsPage() {
  const { t } = useTranslation(["people", "admin"]);
  useTitle(t("admin:pages.reviews"));
  const filters = useFilters();
  const asked = questionOf(filters);
  const query = useList("reviews", asked, () => shop.get("ops/reviews", asked));
  return (
    <>
      <div className="page-head">
        <h1>{t("admin:pages.reviews")}</h1>
      </div>
      <ReviewFilters filters={filters} />
      <Listed
        query={query}
        of={({ reviews, total }) => ({ rows: reviews, total })}
        caption={t("admin:pages.reviews")}
        heads={[t("review"), t("product"), t("user"), t("written"), t("visibility"), { hidden: t("admin:actions") }]}
        row={(review) => <ReviewRow key={review.id} review={review} />}
        filters={filters}
        empty={t("noReviews")}
        emptyHint={t("noReviewsHint")}
      />
    </>
  );
}

function ReviewFilters({ filters }: { filters: Filters }) {
  const { t } = useTranslation(["people", "common"]);
  return (
    <search>
      <Segments
        label={t("visibility")}
        value={filters.get("hidden")}
        choices={[
          ["", t("common:all")],
          ["false", t("shown")],
          ["true", t("hidden")],
        ]}
        onChoose={(hidden) => filters.set({ hidden })}
      />
      <div className="filters">
        <SearchBox
          label={t("productId")}
          numeric
          value={filters.get("product_id")}
          onSearch={(id) => filters.set({ product_id: id.replace(/\D/g, "") })}
        />
      </div>
    </search>
  );
}

function questionOf(filters: Filters) {
  const [product, hidden] = [filters.get("product_id"), filters.get("hidden")];
  return {
    ...(product ? { product_id: Number(product) } : {}),
    ...(hidden ? { hidden: hidden === "true" } : {}),
    ...{ page: filters.page, page_size: PAGE_SIZE },
  };
}
