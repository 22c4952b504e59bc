import assert from "node:assert/strict";
import { test } from "node:test";
import { reviewPagesContract } from "./reviews-pages.ts";
import { added, type ReviewsStage, review } from "./reviews-stage.ts";

export type { ReviewStoreUnderTest, ReviewsStage } from "./reviews-stage.ts";

const all = { page: 1, pageSize: 100 };

/** The suite every store of reviews passes. `openStage` gives an empty one each time. */
export function reviewsContract(name: string, openStage: () => Promise<ReviewsStage>): void {
  test(`${name}: a review is kept as it was written, to the last character`, async () => {
    const { store, clock } = await openStage();
    const written = review({ content: `很好吃🍅<b>"'\\\n${"长".repeat(980)}`, username: "Ünïcode" });
    const id = await store.add(written);
    assert.deepEqual(await store.list({ userId: 7 }, all), {
      reviews: [{ ...written, id, hidden: false, createdAtMs: clock.now() }],
      total: 1,
    });
  });

  test(`${name}: one for each user, order and SKU, and the first one stays`, async () => {
    const { store } = await openStage();
    await added(store, { content: "first" });
    assert.equal(await store.add(review({ content: "second", rating: 1 })), undefined);
    await added(store, { skuId: 12 });
    await added(store, { orderNo: "B" });
    await added(store, { userId: 8 });
    const { reviews, total } = await store.list({ userId: 7, productId: 1 }, all);
    assert.deepEqual([total, reviews.some(({ content }) => content === "second")], [3, false]);
    assert.deepEqual(await store.reviewedSkus(7, "A"), [11, 12]);
    assert.deepEqual(await store.reviewedSkus(8, "B"), []);
  });

  test(`${name}: of those who add the same at once one does`, async () => {
    const { store } = await openStage();
    const ratings = [1, 2, 3, 4, 5, 1, 2, 3];
    const ids = await Promise.all(ratings.map((rating) => store.add(review({ rating }))));
    const won = ids.filter((id) => id !== undefined);
    assert.equal(won.length, 1);
    const { reviews } = await store.list({}, all);
    assert.deepEqual(
      reviews.map(({ id, rating }) => [id, rating]),
      [[won[0], ratings[ids.findIndex((id) => id !== undefined)]]],
    );
  });

  test(`${name}: only who wrote it removes it, once; then the purchase is free for another`, async () => {
    const { store } = await openStage();
    const id = await added(store);
    assert.equal(await store.remove(8, id), false);
    assert.equal((await store.list({}, all)).total, 1);
    assert.deepEqual([await store.remove(7, id), await store.remove(7, id)], [true, false]);
    assert.deepEqual(await store.reviewedSkus(7, "A"), []);
    assert.notEqual(await added(store), id);
  });

  test(`${name}: a hidden one counts for nothing on the shelf and stays its writer's; hidden twice is hidden`, async () => {
    const { store } = await openStage();
    const id = await added(store, { rating: 1 });
    await added(store, { orderNo: "B", rating: 4 });
    for (const hidden of [true, true]) assert.equal(await store.setHidden(id, hidden), true);
    assert.deepEqual(await store.stars(1), [0, 0, 0, 1, 0]);
    const orders = async (hidden: boolean) =>
      (await store.list({ productId: 1, hidden }, all)).reviews.map(({ orderNo }) => orderNo);
    assert.deepEqual([await orders(true), await orders(false)], [["A"], ["B"]]);
    assert.equal((await store.list({ userId: 7 }, all)).total, 2);
    assert.equal(await store.setHidden(id, false), true);
    assert.deepEqual(await store.stars(1), [1, 0, 0, 1, 0]);
    assert.equal(await store.setHidden(id + 1000, true), false);
  });

  reviewPagesContract(name, openStage);
}
