import type { ListReviewsResponse, Review } from "@mall/contracts/review";
import { Type } from "typebox";
import { formatDateTime } from "./date-time.ts";
import { dateTime } from "./fields.ts";

/** Stars in answers. */
const rating = Type.Integer({ minimum: 1, maximum: 5, description: "Stars." });

const common = {
  id: Type.Integer(),
  product_id: Type.Integer(),
  sku_id: Type.Integer(),
  sku_name: Type.String({ description: "As it was called when it was bought." }),
  rating,
  content: Type.String({ description: "Plain text." }),
  created_at: dateTime,
};

const shown = Type.Object({ ...common, username: Type.String({ description: "Masked: d**o." }) });

const summary = Type.Object({
  average: Type.Number({ minimum: 0, maximum: 5, description: "Stars, one decimal; 0 without a review." }),
  count: Type.Integer(),
  stars: Type.Array(Type.Integer(), { minItems: 5, maxItems: 5, description: "How many gave one star, two, … five." }),
});

/** A product's reviews in answers, and what they say together. */
export const reviewList = Type.Object({ reviews: Type.Array(shown), total: Type.Integer(), summary });

const ownFields = {
  ...common,
  product_name: Type.String({ description: "As it was called when it was bought." }),
  order_no: Type.String(),
  hidden: Type.Boolean({ description: "Taken off the shelf by staff." }),
};

/** A buyer's own reviews in answers. */
export const ownReviews = Type.Object({ reviews: Type.Array(Type.Object(ownFields)), total: Type.Integer() });

const staffFields = {
  ...ownFields,
  user_id: Type.Integer({ description: "0 for a review that came with the demo." }),
  username: Type.String(),
};

/** Everybody's reviews in answers to staff. */
export const staffReviews = Type.Object({ reviews: Type.Array(Type.Object(staffFields)), total: Type.Integer() });

/** A product's reviews as JSON shows them to everybody. */
export function reviewListJson({ reviews, total, summary: of }: ListReviewsResponse) {
  const { averageTenths = 0, count = 0, stars = [0, 0, 0, 0, 0] } = of ?? {};
  return {
    reviews: reviews.map((review) => ({ ...commonJson(review), username: review.username })),
    total,
    summary: { average: averageTenths / 10, count, stars },
  };
}

/** A review as JSON shows it to who wrote it. */
export function ownReviewJson(review: Review) {
  const { productName, orderNo, hidden } = review;
  return { ...commonJson(review), product_name: productName, order_no: orderNo, hidden };
}

/** A review as JSON shows it to staff. */
export function staffReviewJson(review: Review) {
  return { ...ownReviewJson(review), user_id: review.userId, username: review.username };
}

function commonJson({ id, productId, skuId, skuName, rating: stars, content, createdAtMs }: Review) {
  const ids = { id, product_id: productId, sku_id: skuId };
  return { ...ids, sku_name: skuName, rating: stars, content, created_at: formatDateTime(createdAtMs) };
}
