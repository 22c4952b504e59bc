import type { Review, ReviewServiceDefinition } from "@mall/contracts/review";
import { fail } from "@mall/kernel";
import type { ServiceImplementation } from "@mall/rpc";
import { checkPage, checkReview } from "./check-input.ts";
import { maskName } from "./mask-name.ts";
import type { Purchases, Writers } from "./purchases.ts";
import type { ReviewStore } from "./review-store.ts";
import { summarize } from "./summarize.ts";

/** What the use cases need. */
export interface ReviewDeps {
  store: ReviewStore;
  purchases: Purchases;
  writers: Writers;
}

/** The use cases of reviews, in the shape of their contract. */
export function createReviews({
  store,
  purchases,
  writers,
}: ReviewDeps): ServiceImplementation<ReviewServiceDefinition> {
  return {
    addReview: async (request) => {
      checkReview(request);
      const { userId, orderNo, skuId } = request;
      const bought = await purchases.find(userId, orderNo, skuId);
      if (!bought) throw fail("review_not_allowed", { field: "sku_id" });
      const id = await store.add({ ...request, ...bought, username: await writers.nameOf(userId) });
      if (id === undefined) throw fail("review_exists", { field: "sku_id" });
      return { id };
    },
    listReviews: async ({ productId, ...page }) => {
      checkPage(page);
      const [{ reviews, total }, stars] = await Promise.all([
        store.list({ productId, hidden: false }, page),
        store.stars(productId),
      ]);
      return { reviews: reviews.map(forEverybody), total, summary: summarize(stars) };
    },
    listOwnReviews: async ({ userId, ...page }) => {
      checkPage(page);
      return await store.list({ userId }, page);
    },
    listReviewedSkus: async ({ userId, orderNo }) => ({ skuIds: await store.reviewedSkus(userId, orderNo) }),
    deleteReview: async ({ userId, id }) => {
      if (!(await store.remove(userId, id))) throw notFound();
      return {};
    },
    findReviews: async ({ productId, hidden, ...page }) => {
      checkPage(page);
      const filter = { ...(productId === 0 ? {} : { productId }), ...(hidden === undefined ? {} : { hidden }) };
      return await store.list(filter, page);
    },
    hideReview: async ({ id, hidden }) => {
      if (!(await store.setHidden(id, hidden))) throw notFound();
      return {};
    },
  };
}

/** Without what tells who wrote it: everybody may read the answer. */
function forEverybody(review: Review): Review {
  return { ...review, username: maskName(review.username), userId: 0, orderNo: "" };
}

/** A review of somebody else is not found either. */
const notFound = () => fail("review_not_found", { field: "id" });
