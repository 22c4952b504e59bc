import type { Review } from "@mall/contracts/review";
import type { Insertable, Selectable } from "kysely";
import type { NewReview } from "../application/review-store.ts";
import type { ReviewRow } from "./migrations.ts";

/** The row of a new review. `createdAt`: milliseconds since the epoch. */
export function rowOf(review: NewReview, createdAt: number): Insertable<ReviewRow> {
  const { userId, username, orderNo, productId, skuId, productName, skuName, rating, content } = review;
  return {
    ...{ user_id: userId, username, order_no: orderNo, product_id: productId, sku_id: skuId },
    ...{ product_name: productName, sku_name: skuName, rating, content, hidden: 0, created_at: createdAt },
  };
}

/** A review as the contract has it. */
export function reviewOf(row: Selectable<ReviewRow>): Review {
  const { id, username, rating, content } = row;
  return {
    ...{ id, username, rating, content, userId: row.user_id, orderNo: row.order_no, productId: row.product_id },
    ...{ skuId: row.sku_id, productName: row.product_name, skuName: row.sku_name },
    ...{ hidden: row.hidden === 1, createdAtMs: row.created_at },
  };
}
