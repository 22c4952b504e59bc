import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { OrderStatus } from "@mall/contracts/order";
import { ORDER_NO, startReviews } from "./review-stage.fixture.ts";

const call = { deadline: Number.POSITIVE_INFINITY };
const page = { page: 1, pageSize: 100 };
const good = { userId: 7, orderNo: ORDER_NO, skuId: 11, rating: 4, content: "好吃" };

describe("review service", () => {
  test("a review goes on the shelf without who wrote it, and is the writer's own; kept across a restart", async () => {
    const { reviews, clock, restart, close } = await startReviews();
    const { id } = await reviews().addReview(good, call);
    await restart();
    const shelf = await reviews().listReviews({ productId: 1, ...page }, call);
    const names = { productName: "西红柿", skuName: "SKU 11" };
    const own = { ...good, ...names, id, productId: 1, username: "user7", hidden: false, createdAtMs: clock.now() };
    assert.deepEqual(shelf.reviews, [{ ...own, username: "u**7", userId: 0, orderNo: "" }]);
    assert.deepEqual([shelf.total, shelf.summary], [1, { averageTenths: 40, count: 1, stars: [0, 0, 0, 1, 0] }]);
    assert.deepEqual(await reviews().listOwnReviews({ userId: 7, ...page }, call), { reviews: [own], total: 1 });
    assert.deepEqual(await reviews().listReviewedSkus({ userId: 7, orderNo: ORDER_NO }, call), { skuIds: [11] });
    await reviews().hideReview({ id, hidden: true }, call);
    const hidden = await reviews().listReviews({ productId: 1, ...page }, call);
    assert.deepEqual([hidden.reviews, hidden.total, hidden.summary?.count], [[], 0, 0]);
    assert.deepEqual((await reviews().listOwnReviews({ userId: 7, ...page }, call)).reviews, [
      { ...own, hidden: true },
    ]);
    await close();
  });

  test("only who has bought and paid may, once for each SKU", async () => {
    const { reviews, world, close } = await startReviews();
    const add = (changes: Partial<typeof good> = {}) => reviews().addReview({ ...good, ...changes }, call);
    for (const status of ["UNPAID", "CANCELLED", "REFUNDED", "UNSPECIFIED"] as const) {
      world.status = OrderStatus[`ORDER_STATUS_${status}`];
      await assert.rejects(add(), { slug: "review_not_allowed" }, status);
    }
    for (const [index, status] of (["PAID", "SHIPPED", "COMPLETED"] as const).entries()) {
      world.status = OrderStatus[`ORDER_STATUS_${status}`];
      if (index > 0) await reviews().deleteReview({ userId: 7, id: index }, call);
      assert.deepEqual(await add(), { id: index + 1 }, status);
    }
    await assert.rejects(add({ rating: 1 }), { slug: "review_exists" });
    await assert.rejects(add({ skuId: 13 }), { slug: "review_not_allowed" });
    await assert.rejects(add({ orderNo: "B1" }), { slug: "order_not_found" });
    await assert.rejects(add({ userId: 8 }), { slug: "order_not_found" });
    world.leaks = true;
    await assert.rejects(add({ userId: 8, skuId: 12 }), { slug: "order_not_found" });
    assert.equal((await reviews().listOwnReviews({ userId: 8, ...page }, call)).total, 0);
    await close();
  });

  test("nobody deletes what somebody else wrote", async () => {
    const { reviews, close } = await startReviews();
    const { id } = await reviews().addReview(good, call);
    await assert.rejects(reviews().deleteReview({ userId: 8, id }, call), { slug: "review_not_found" });
    await reviews().deleteReview({ userId: 7, id }, call);
    assert.equal((await reviews().findReviews({ productId: 0, hidden: undefined, ...page }, call)).total, 0);
    await close();
  });

  test("the demo has reviews, good and bad, however often it starts; production has none", async () => {
    const all = { productId: 0, hidden: undefined, ...page };
    const demo = await startReviews({});
    const { reviews: before, total } = await demo.reviews().findReviews(all, call);
    assert.ok(total > 10 && before.every(({ userId }) => userId === 0));
    assert.deepEqual(new Set(before.map(({ rating }) => rating)), new Set([5, 4, 3, 2]));
    await demo.reviews().hideReview({ id: before[0]?.id ?? 0, hidden: true }, call);
    await demo.restart();
    assert.equal((await demo.reviews().findReviews({ ...all, hidden: false }, call)).total, total - 1);
    await demo.close();
    const production = await startReviews();
    assert.equal((await production.reviews().findReviews(all, call)).total, 0);
    await production.close();
  });
});
