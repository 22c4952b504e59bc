import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { shop } from "../../api/shop.ts";
import { useMessage } from "../../ui/error-note.tsx";
import { useDeed } from "../parts/use-deed.ts";
import { When } from "../parts/when.tsx";
import type { StaffReview } from "./staff-review.ts";

/** A review in the list; hidden and shown at once, as it can be taken back. */
export function ReviewRow({ review }: { review: StaffReview }) {
  const { t } = useTranslation("people");
  const { username, user_id: user, hidden } = review;
  return (
    <tr>
      <td className="first" data-label={t("review")}>
        <span className="review-text">
          <span className="review-stars" role="img" aria-label={t("stars", { count: review.rating })}>
            {"★".repeat(review.rating)}
            <i>{"★".repeat(5 - review.rating)}</i>
          </span>
          <span>{review.content}</span>
        </span>
      </td>
      <td data-label={t("product")}>
        <Link to={`/admin/reviews?product_id=${review.product_id}`}>{review.product_name}</Link>{" "}
        <small className="soft">{review.sku_name}</small>
      </td>
      <td data-label={t("user")}>
        {user > 0 ? <Link to={`/admin/orders?user_id=${user}`}>{username}</Link> : username}
      </td>
      <td data-label={t("written")}>
        <When at={review.created_at} />
      </td>
      <td data-label={t("visibility")}>
        <span className={hidden ? "badge bad" : "badge good"}>{hidden ? t("hidden") : t("shown")}</span>
      </td>
      <td className="actions-cell">
        <HideButton review={review} />
      </td>
    </tr>
  );
}

function HideButton({ review: { id, hidden, username: name } }: { review: StaffReview }) {
  const { t } = useTranslation("people");
  const change = useDeed(() => shop.post("ops/reviews/hide", { id, hidden: !hidden }), {
    said: hidden ? t("nowShown") : t("nowHidden"),
  });
  const problem = useMessage(change.error);
  return (
    <span className="row end">
      {change.error ? (
        <span role="alert" className="badge bad">
          {problem}
        </span>
      ) : null}
      <button
        type="button"
        className="button plain small"
        aria-label={hidden ? t("showOf", { name }) : t("hideOf", { name })}
        disabled={change.isPending}
        onClick={() => change.mutate(undefined)}
      >
        {hidden ? t("show") : t("hide")}
      </button>
    </span>
  );
}
