import assert from "node:assert/strict";
import { test } from "node:test";
import type { ReviewStore } from "./review-store.ts";
import { createReviews } from "./reviews.ts";

const call = { deadline: Number.POSITIVE_INFINITY };
const good = { userId: 7, orderNo: "A", skuId: 11, rating: 5, content: "好吃" };
const bought = { productId: 1, productName: "西红柿", skuName: "500g" };

/** A store in which nothing is found, and nothing fits. */
const emptyStore = {
  add: async () => undefined,
  list: async () => ({ reviews: [], total: 0 }),
  stars: async () => [0, 0, 0, 0, 0],
  reviewedSkus: async () => [],
  remove: async () => false,
  setHidden: async () => false,
} satisfies ReviewStore;

const reviewsOf = (store: Partial<ReviewStore> = {}) =>
  createReviews({
    store: { ...emptyStore, ...store },
    purchases: { find: async () => bought },
    writers: { nameOf: async () => "farmer" },
  });

test("each wrong field is named as in JSON, and nothing is looked up for it", async () => {
  const reviews = createReviews({
    store: emptyStore,
    purchases: { find: () => assert.fail("asked for the order") },
    writers: { nameOf: () => assert.fail("asked for the name") },
  });
  const wrong = {
    order_no: [{ orderNo: "" }, { orderNo: "x".repeat(65) }],
    sku_id: [{ skuId: 0 }, { skuId: 1.5 }],
    rating: [{ rating: 0 }, { rating: 6 }, { rating: 4.5 }],
    content: [{ content: "" }, { content: " \n\t" }, { content: "长".repeat(1001) }],
  };
  for (const [field, cases] of Object.entries(wrong)) {
    for (const each of cases) {
      await assert.rejects(reviews.addReview({ ...good, ...each }, call), { slug: "invalid_input", field });
    }
  }
  const page = { page: 1, pageSize: 101 };
  await assert.rejects(reviews.listReviews({ productId: 1, ...page }, call), { field: "page_size" });
  await assert.rejects(reviews.listOwnReviews({ userId: 1, page: 0, pageSize: 1 }, call), { field: "page" });
  await assert.rejects(reviews.findReviews({ productId: 0, hidden: undefined, ...page }, call), {
    field: "page_size",
  });
});

test("a thousand characters are written down with what was bought and who writes; emoji count as one", async () => {
  const written: unknown[] = [];
  const add: ReviewStore["add"] = async (review) => written.push(review);
  const content = "🍅".repeat(1000);
  assert.deepEqual(await reviewsOf({ add }).addReview({ ...good, content }, call), { id: 1 });
  assert.deepEqual(written, [{ ...good, ...bought, content, username: "farmer" }]);
});

test("what was not bought, what has a review and what is not there is told apart", async () => {
  const notBought = createReviews({
    store: { ...emptyStore, add: () => assert.fail("was written down") },
    purchases: { find: async () => undefined },
    writers: { nameOf: async () => "farmer" },
  });
  await assert.rejects(notBought.addReview(good, call), { slug: "review_not_allowed", field: "sku_id" });
  await assert.rejects(reviewsOf().addReview(good, call), { slug: "review_exists", field: "sku_id" });
  const notFound = { slug: "review_not_found", field: "id" };
  await assert.rejects(reviewsOf().deleteReview({ userId: 7, id: 1 }, call), notFound);
  await assert.rejects(reviewsOf().hideReview({ id: 1, hidden: true }, call), notFound);
});

test("staff's search narrows by what is given only", async () => {
  const filters: unknown[] = [];
  const list: ReviewStore["list"] = async (filter) => {
    filters.push(filter);
    return { reviews: [], total: 0 };
  };
  const page = { page: 1, pageSize: 10 };
  const reviews = reviewsOf({ list });
  await reviews.findReviews({ productId: 0, hidden: undefined, ...page }, call);
  await reviews.findReviews({ productId: 3, hidden: false, ...page }, call);
  await reviews.findReviews({ productId: 0, hidden: true, ...page }, call);
  assert.deepEqual(filters, [{}, { productId: 3, hidden: false }, { hidden: true }]);
});
