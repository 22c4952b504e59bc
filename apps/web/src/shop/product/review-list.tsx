import type { DataOf } from "@mall/sdk";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { shop } from "../../api/shop.ts";
import { Asked } from "../../ui/asked.tsx";
import { Empty } from "../../ui/empty.tsx";
import { Pager } from "../../ui/pager.tsx";
import { ReviewSummary } from "./review-summary.tsx";
import { Stars } from "./stars.tsx";
import "./reviews.css";

type Reviews = DataOf<"get", "review/list">;

const PAGE_SIZE = 5;

/** A page of the reviews of a product, with what they say together. */
export function useReviews(productId: number, page: number) {
  return useQuery({
    queryKey: ["reviews", productId, page],
    queryFn: ({ signal }) => shop.get("review/list", { product_id: productId, page, page_size: PAGE_SIZE }, { signal }),
    placeholderData: keepPreviousData,
    staleTime: 10_000,
  });
}

/** What buyers say of a product. */
export function ReviewList({ productId }: { productId: number }) {
  const { t } = useTranslation("catalogue");
  const [page, setPage] = useState(1);
  const query = useReviews(productId, page);
  return (
    <section id="reviews" className="reviews" aria-labelledby="reviews-head">
      <h2 id="reviews-head">{t("reviews")}</h2>
      <Asked query={query} lines={2}>
        {(data) =>
          data.total === 0 ? (
            <Empty title={t("noReviews")}>
              <p>{t("noReviewsHint")}</p>
            </Empty>
          ) : (
            <div className="panel reviews-panel">
              <ReviewSummary summary={data.summary} />
              <div>
                <ul className="said">
                  {data.reviews.map((review) => (
                    <Review key={review.id} review={review} />
                  ))}
                </ul>
                <Pager page={page} pageSize={PAGE_SIZE} total={data.total} onPage={setPage} />
              </div>
            </div>
          )
        }
      </Asked>
    </section>
  );
}

function Review({ review }: { review: Reviews["reviews"][number] }) {
  return (
    <li>
      <p className="row">
        <strong>{review.username}</strong> <Stars rating={review.rating} />
      </p>
      <p className="content">{review.content}</p>
      <p className="soft">
        {review.sku_name} · <time>{review.created_at.slice(0, 10)}</time>
      </p>
    </li>
  );
}
