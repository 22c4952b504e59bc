import assert from "node:assert/strict";
import { test } from "node:test";

interface Line {
  skuId: number;
  quantity: number;
}

/** What a cart store has to do; the cart service's port, by structure. */
export interface CartStoreUnderTest {
  add(
    userId: number,
    line: Line,
    limits: { pieces: number; skus: number },
  ): Promise<{ kind: string; quantity?: number }>;
  set(userId: number, line: Line): Promise<number | undefined>;
  list(userId: number): Promise<Line[]>;
  remove(userId: number, skuIds: readonly number[]): Promise<number>;
}

const limits = { pieces: 999, skus: 3 };

/** The suite every cart store passes. `makeStore` gives an empty one each time. */
export function cartContract(name: string, makeStore: () => Promise<CartStoreUnderTest>): void {
  test(`${name}: adding counts on top, in the order of the first add, one cart a user`, async () => {
    const store = await makeStore();
    await store.add(1, { skuId: 9, quantity: 1 }, limits);
    await store.add(1, { skuId: 2, quantity: 2 }, limits);
    await store.add(2, { skuId: 9, quantity: 7 }, limits);
    assert.deepEqual(await store.add(1, { skuId: 9, quantity: 4 }, limits), { kind: "changed", quantity: 5 });
    const lines = await store.list(1);
    assert.deepEqual(
      new Map(lines.map((line) => [line.skuId, line.quantity])),
      new Map([
        [9, 5],
        [2, 2],
      ]),
    );
    assert.deepEqual(await store.list(3), []);
  });

  test(`${name}: twenty adds at once all count`, async () => {
    const store = await makeStore();
    await Promise.all(Array.from({ length: 20 }, () => store.add(1, { skuId: 1, quantity: 3 }, limits)));
    assert.deepEqual(await store.list(1), [{ skuId: 1, quantity: 60 }]);
  });

  test(`${name}: a change over a limit changes nothing and says which`, async () => {
    const store = await makeStore();
    await store.add(1, { skuId: 1, quantity: 999 }, limits);
    assert.deepEqual(await store.add(1, { skuId: 1, quantity: 1 }, limits), { kind: "too_many_pieces" });
    await Promise.all([2, 3, 4, 5].map((skuId) => store.add(1, { skuId, quantity: 1 }, limits)));
    assert.equal((await store.list(1)).length, 3);
    assert.deepEqual(await store.add(1, { skuId: 6, quantity: 1 }, limits), { kind: "too_many_skus" });
  });

  test(`${name}: sets what is there and only that`, async () => {
    const store = await makeStore();
    await store.add(1, { skuId: 1, quantity: 5 }, limits);
    assert.equal(await store.set(1, { skuId: 1, quantity: 2 }), 2);
    assert.equal(await store.set(1, { skuId: 2, quantity: 2 }), undefined);
    assert.deepEqual(await store.list(1), [{ skuId: 1, quantity: 2 }]);
  });

  test(`${name}: removes many and counts those that were there`, async () => {
    const store = await makeStore();
    for (const skuId of [1, 2, 3]) await store.add(1, { skuId, quantity: 1 }, limits);
    assert.equal(await store.remove(1, [1, 3, 77]), 2);
    assert.equal(await store.remove(1, []), 0);
    assert.deepEqual(await store.list(1), [{ skuId: 2, quantity: 1 }]);
  });
}
