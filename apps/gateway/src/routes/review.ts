import type { ReviewServiceDefinition } from "@mall/contracts/review";
import type { ServiceClient } from "@mall/rpc";
import { Type } from "typebox";
import type { App } from "../app.ts";
import { answers, ok } from "../envelope.ts";
import { buyerOf } from "../plugins/auth.ts";
import { DEFAULT_PAGE_SIZE, done, id, number, page, pageSize, text } from "../schemas/fields.ts";
import { ownReviewJson, ownReviews, reviewList, reviewListJson } from "../schemas/review.ts";

type Reviews = ServiceClient<ReviewServiceDefinition>;

const tags = ["review"];
const rating = Type.Integer({ minimum: 1, maximum: 5, description: "Stars." });

/** What buyers say about products: open to everybody to read, to its writer to change. */
export function reviewRoutes(app: App, reviews: Reviews): void {
  readingRoutes(app, reviews);
  writingRoutes(app, reviews);
}

function readingRoutes(app: App, reviews: Reviews): void {
  app.get(
    "/review/list",
    {
      config: { access: "public" },
      schema: {
        tags,
        summary: "A product's reviews, newest first, and what they say together",
        querystring: Type.Object({ product_id: id("The product."), page, page_size: pageSize }),
        response: answers(reviewList),
      },
    },
    async ({ query: { product_id: productId, page: wanted = 1, page_size: size = DEFAULT_PAGE_SIZE } }) =>
      ok(reviewListJson(await reviews.listReviews({ productId, page: wanted, pageSize: size }))),
  );

  app.get(
    "/review/mine",
    {
      schema: {
        tags,
        summary: "Own reviews, newest first",
        querystring: Type.Object({ page, page_size: pageSize }),
        response: answers(ownReviews, 401),
      },
    },
    async (request) => {
      const { page: wanted = 1, page_size: size = DEFAULT_PAGE_SIZE } = request.query;
      const own = { userId: buyerOf(request).userId, page: wanted, pageSize: size };
      const found = await reviews.listOwnReviews(own);
      return ok({ reviews: found.reviews.map(ownReviewJson), total: found.total });
    },
  );

  app.get(
    "/review/order",
    {
      schema: {
        tags,
        summary: "Which SKUs of an own order have a review",
        querystring: Type.Object({ order_no: number("The order.") }),
        response: answers(Type.Object({ reviewed_sku_ids: Type.Array(Type.Integer()) }), 401),
      },
    },
    async (request) => {
      const asked = { userId: buyerOf(request).userId, orderNo: request.query.order_no };
      return ok({ reviewed_sku_ids: (await reviews.listReviewedSkus(asked)).skuIds });
    },
  );
}

function writingRoutes(app: App, reviews: Reviews): void {
  app.post(
    "/review/add",
    {
      schema: {
        tags,
        summary: "Review what was bought, once for each order and SKU",
        body: Type.Object({
          order_no: number("An own order that is paid, shipped or completed."),
          sku_id: id("A SKU of that order."),
          rating,
          content: text(1000, "What there is to say, as plain text."),
        }),
        response: answers(Type.Object({ id: Type.Integer() }), 401, 404, 409),
      },
    },
    async (request) => {
      const { order_no: orderNo, sku_id: skuId, rating: stars, content } = request.body;
      const { userId } = buyerOf(request);
      return ok({ id: (await reviews.addReview({ userId, orderNo, skuId, rating: stars, content })).id });
    },
  );

  app.post(
    "/review/delete",
    {
      schema: {
        tags,
        summary: "Delete an own review; what was bought can then be reviewed again",
        body: Type.Object({ id: id("The review.") }),
        response: answers(done, 401, 404),
      },
    },
    async (request) => {
      await reviews.deleteReview({ userId: buyerOf(request).userId, id: request.body.id });
      return ok({ success: true });
    },
  );
}
