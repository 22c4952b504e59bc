import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ReviewDialog } from "./review-dialog.tsx";
import type { ReviewableLine } from "./to-review.ts";
import "../orders/goods.css";

/** What was bought and waits for a review. */
export function WaitingLines({ lines }: { lines: ReviewableLine[] }) {
  const { t } = useTranslation("buying");
  const [open, setOpen] = useState<ReviewableLine>();
  return (
    <section className="panel">
      <h2>{t("toReview")}</h2>
      {lines.length === 0 ? <p className="soft">{t("toReviewNone")}</p> : null}
      <ul className="goods">
        {lines.map((line) => (
          <li key={`${line.order_no}/${line.sku_id}`} className="goods-line">
            <img src={line.picture} alt="" width="72" height="72" />
            <div className="goods-text">
              <strong>{line.product_name}</strong>
              <span className="soft">{line.sku_name}</span>
            </div>
            <button
              type="button"
              className="button plain"
              aria-label={t("reviewOf", { name: line.product_name })}
              onClick={() => setOpen(line)}
            >
              {t("review")}
            </button>
          </li>
        ))}
      </ul>
      {open ? <ReviewDialog line={open} onClose={() => setOpen(undefined)} /> : null}
    </section>
  );
}
