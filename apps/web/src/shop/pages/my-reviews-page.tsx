import { useTranslation } from "react-i18next";
import { Asked } from "../../ui/asked.tsx";
import { useTitle } from "../../ui/use-title.ts";
import { ForBuyers } from "../account/for-buyers.tsx";
import { useOrders } from "../orders/use-orders.ts";
import { OwnReviews } from "../reviews/own-reviews.tsx";
import { linesToReview } from "../reviews/to-review.ts";
import { useOwnReviews } from "../reviews/use-reviews.ts";
import { WaitingLines } from "../reviews/waiting-lines.tsx";

/** The own reviews, and what waits for one among the newest orders. */
export default function MyReviewsPage() {
  const { t } = useTranslation("buying");
  useTitle(t("myReviews"));
  return (
    <ForBuyers>
      <h1>{t("myReviews")}</h1>
      <Reviews />
    </ForBuyers>
  );
}

function Reviews() {
  const reviews = useOwnReviews();
  const orders = useOrders(1, undefined);
  return (
    <Asked query={reviews}>
      {(written) => (
        <div className="stack">
          <Asked query={orders} lines={1}>
            {(found) => <WaitingLines lines={linesToReview(found.orders, written.reviews)} />}
          </Asked>
          <OwnReviews reviews={written.reviews} />
        </div>
      )}
    </Asked>
  );
}
