import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { moment } from "../../format/format.ts";
import { language } from "../../i18n/language.ts";
import { msOf } from "../../time/seconds.ts";
import { Confirm } from "../../ui/confirm.tsx";
import { Empty } from "../../ui/empty.tsx";
import { toast } from "../../ui/toasts.tsx";
import { Stars } from "../product/stars.tsx";
import { type OwnReview, useDeleteReview } from "./use-reviews.ts";
import "./own-reviews.css";

/** What a buyer has written, to read and to delete. */
export function OwnReviews({ reviews }: { reviews: OwnReview[] }) {
  const { t } = useTranslation("buying");
  const [deletes, setDeletes] = useState<OwnReview>();
  return (
    <section>
      <h2>{t("written")}</h2>
      {reviews.length === 0 ? (
        <Empty title={t("noReviews")}>
          <p>{t("noReviewsHint")}</p>
        </Empty>
      ) : null}
      <ul className="own-reviews">
        {reviews.map((review) => (
          <Review key={review.id} review={review} onDelete={() => setDeletes(review)} />
        ))}
      </ul>
      {deletes ? <DeleteReview review={deletes} onClose={() => setDeletes(undefined)} /> : null}
    </section>
  );
}

function Review({ review, onDelete }: { review: OwnReview; onDelete: () => void }) {
  const { t } = useTranslation(["buying", "common"]);
  const name = review.product_name;
  return (
    <li className="panel own-review">
      <p className="row">
        <Link to={`/products/${review.product_id}`}>{name}</Link> <span className="soft">{review.sku_name}</span>
      </p>
      <p className="row">
        <Stars rating={review.rating} size={20} />{" "}
        <span className="soft">{moment(msOf(review.created_at), language())}</span>
        {review.hidden ? <span className="badge warn">{t("hidden")}</span> : null}
      </p>
      <p className="own-review-text">{review.content}</p>
      <button type="button" className="button plain" aria-label={t("deleteOf", { name })} onClick={onDelete}>
        {t("common:remove")}
      </button>
    </li>
  );
}

function DeleteReview({ review, onClose }: { review: OwnReview; onClose: () => void }) {
  const { t } = useTranslation(["buying", "common"]);
  const remove = useDeleteReview();
  const done = () => {
    toast(t("reviewDeleted"));
    onClose();
  };
  return (
    <Confirm
      title={t("deleteReview")}
      action={t("common:remove")}
      dangerous
      busy={remove.isPending}
      error={remove.error}
      onConfirm={() => remove.mutate(review.id, { onSuccess: done })}
      onClose={onClose}
    >
      <p>{t("deleteReviewHint")}</p>
    </Confirm>
  );
}
