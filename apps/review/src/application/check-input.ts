import type { AddReviewRequest } from "@mall/contracts/review";
import { createParser } from "@mall/validation";
import { Type } from "typebox";
import type { Page } from "./review-store.ts";

const id = Type.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER });

const parseReview = createParser(
  Type.Object({
    user_id: id,
    order_no: Type.String({ minLength: 1, maxLength: 64 }),
    sku_id: id,
    rating: Type.Integer({ minimum: 1, maximum: 5 }),
    content: Type.String({ minLength: 1, maxLength: 1000, pattern: "\\S" }),
  }),
);

const parsePage = createParser(
  Type.Object({
    page: Type.Integer({ minimum: 1, maximum: 1_000_000 }),
    page_size: Type.Integer({ minimum: 1, maximum: 100 }),
  }),
);

/** @throws AppError `invalid_input` naming the field as JSON does. */
export function checkReview({ userId, orderNo, skuId, rating, content }: AddReviewRequest): void {
  parseReview({ user_id: userId, order_no: orderNo, sku_id: skuId, rating, content });
}

/** @throws AppError `invalid_input` naming the field as JSON does. */
export function checkPage({ page, pageSize }: Page): void {
  parsePage({ page, page_size: pageSize });
}
