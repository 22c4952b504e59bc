import { isReviewable } from "../orders/order-rules.ts";

/** A bought line that can be reviewed. */
export interface ReviewableLine {
  order_no: string;
  sku_id: number;
  product_id: number;
  product_name: string;
  sku_name: string;
  picture: string;
}

interface BoughtOrder {
  order_no: string;
  status: number;
  items: Omit<ReviewableLine, "order_no">[];
}

/** What was bought and has no review yet, newest order first. */
export function linesToReview(
  orders: readonly BoughtOrder[],
  reviews: readonly { order_no: string; sku_id: number }[],
): ReviewableLine[] {
  const written = new Set(reviews.map(({ order_no, sku_id }) => `${order_no}/${sku_id}`));
  return orders
    .filter(isReviewable)
    .flatMap(({ order_no, items }) => items.map((item) => ({ ...item, order_no })))
    .filter(({ order_no, sku_id }) => !written.has(`${order_no}/${sku_id}`));
}
