import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { Price } from "../../ui/price.tsx";
import { ReviewDialog } from "../reviews/review-dialog.tsx";
import { useReviewed } from "../reviews/use-reviews.ts";
import { isReviewable } from "./order-rules.ts";
import type { Order } from "./use-orders.ts";
import "./goods.css";

type Item = Order["items"][number];

/** What was ordered, each with its review where it is bought. */
export function OrderItems({ order }: { order: Order }) {
  const { t } = useTranslation("buying");
  const [reviews, setReviews] = useState<Item>();
  return (
    <section className="panel">
      <h2>{t("lines")}</h2>
      <ul className="goods">
        {order.items.map((item) => (
          <li key={item.sku_id} className="goods-line">
            <img src={item.picture} alt="" width="72" height="72" />
            <div className="goods-text">
              <Link to={`/products/${item.product_id}`}>{item.product_name}</Link>
              <span className="soft">{item.sku_name}</span>
            </div>
            <span className="goods-price">
              <Price cents={item.price_cents} />
              <span className="soft">× {item.quantity}</span>
            </span>
            {isReviewable(order) ? (
              <ReviewLink orderNo={order.order_no} item={item} onReview={() => setReviews(item)} />
            ) : null}
          </li>
        ))}
      </ul>
      {reviews ? (
        <ReviewDialog line={{ ...reviews, order_no: order.order_no }} onClose={() => setReviews(undefined)} />
      ) : null}
    </section>
  );
}

function ReviewLink({ orderNo, item, onReview }: { orderNo: string; item: Item; onReview: () => void }) {
  const { t } = useTranslation("buying");
  const { data: reviewed } = useReviewed(orderNo);
  if (!reviewed) return null;
  return (
    <span className="goods-more">
      {reviewed.includes(item.sku_id) ? (
        <Link to="/reviews">{t("reviewed")}</Link>
      ) : (
        <button
          type="button"
          className="button plain"
          aria-label={t("reviewOf", { name: item.product_name })}
          onClick={onReview}
        >
          {t("review")}
        </button>
      )}
    </span>
  );
}
