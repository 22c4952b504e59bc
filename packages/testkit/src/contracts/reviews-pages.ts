import assert from "node:assert/strict";
import { test } from "node:test";
import { added, type ReviewsStage } from "./reviews-stage.ts";

/** Lists and counts of a store of reviews. */
export function reviewPagesContract(name: string, openStage: () => Promise<ReviewsStage>): void {
  test(`${name}: pages go from the newest to the oldest, of equal ones the last first, and none is missing`, async () => {
    const { store, clock } = await openStage();
    const ids: number[] = [];
    for (const orderNo of ["A", "B", "C", "D", "E"]) {
      ids.unshift(await added(store, { orderNo }));
      if (orderNo === "C") clock.advance(1000);
    }
    await added(store, { productId: 2, skuId: 21 });
    const pageOf = async (page: number) => {
      const { reviews, total } = await store.list({ productId: 1 }, { page, pageSize: 2 });
      assert.equal(total, 5);
      return reviews.map(({ id }) => id);
    };
    assert.deepEqual([...(await pageOf(1)), ...(await pageOf(2)), ...(await pageOf(3))], ids);
    assert.deepEqual(await pageOf(4), []);
  });

  test(`${name}: stars are counted for each product by itself`, async () => {
    const { store } = await openStage();
    assert.deepEqual(await store.stars(1), [0, 0, 0, 0, 0]);
    for (const [index, rating] of [5, 5, 3, 1].entries()) await added(store, { orderNo: `A${index}`, rating });
    await added(store, { productId: 2, skuId: 21, rating: 2 });
    assert.deepEqual(
      [await store.stars(1), await store.stars(2)],
      [
        [1, 0, 1, 0, 2],
        [0, 1, 0, 0, 0],
      ],
    );
  });
}
