import type { ReviewServiceDefinition } from "@mall/contracts/review";
import type { ServiceClient } from "@mall/rpc";
import { Type } from "typebox";
import type { App } from "../../app.ts";
import { answers, ok } from "../../envelope.ts";
import { DEFAULT_PAGE_SIZE, done, id, page, pageSize } from "../../schemas/fields.ts";
import { staffReviewJson, staffReviews } from "../../schemas/review.ts";
import { OPERATOR_ROUTE } from "./operator-route.ts";

const tags = ["operations"];
const config = OPERATOR_ROUTE;

/** Everybody's reviews, for staff to look through and to take off the shelf. */
export function staffReviewRoutes(
  app: App,
  reviews: Pick<ServiceClient<ReviewServiceDefinition>, "findReviews" | "hideReview">,
): void {
  app.get(
    "/ops/reviews",
    {
      config,
      schema: {
        tags,
        summary: "Reviews of all buyers, newest first",
        querystring: Type.Object({
          product_id: Type.Optional(id("Of this product alone.")),
          hidden: Type.Optional(Type.Boolean({ description: "Only hidden ones, or only those that are not." })),
          page,
          page_size: pageSize,
        }),
        response: answers(staffReviews, 401, 403),
      },
    },
    async ({ query: { product_id: productId = 0, hidden, page: wanted = 1, page_size: size = DEFAULT_PAGE_SIZE } }) => {
      const found = await reviews.findReviews({ productId, hidden, page: wanted, pageSize: size });
      return ok({ reviews: found.reviews.map(staffReviewJson), total: found.total });
    },
  );

  app.post(
    "/ops/reviews/hide",
    {
      config,
      schema: {
        tags,
        summary: "Take a review off the shelf, or put it back",
        body: Type.Object({
          id: id("The review."),
          hidden: Type.Boolean({ description: "false: everybody may read it again." }),
        }),
        response: answers(done, 401, 403, 404),
      },
    },
    async ({ body: { id: review, hidden } }) => {
      await reviews.hideReview({ id: review, hidden });
      return ok({ success: true });
    },
  );
}
