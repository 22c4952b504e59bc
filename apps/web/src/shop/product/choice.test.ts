import assert from "node:assert/strict";
import { test } from "node:test";
import { choiceOf, choiceQuery, piecesWithin } from "./choice.ts";

const skus = [
  { sku_id: 1, stock: 0 },
  { sku_id: 101, stock: 5 },
];
const read = (query: string) => choiceOf(skus, new URLSearchParams(query));

test("without a wish it is the first that is in stock", () => {
  assert.deepEqual(read(""), { skuId: 101, quantity: 1 });
  assert.deepEqual(choiceOf([{ sku_id: 1, stock: 0 }], new URLSearchParams()), { skuId: 1, quantity: 1 });
});

test("a choice comes back from its address", () => {
  const choice = { skuId: 101, quantity: 3 };
  assert.deepEqual(read(`${new URLSearchParams(choiceQuery(choice))}`), choice);
});

test("a SKU that is not of this product is passed over", () => {
  assert.deepEqual(read("sku=7&quantity=2"), { skuId: 101, quantity: 2 });
});

test("pieces stay within the stock and what the shop takes", () => {
  assert.deepEqual(read("sku=101&quantity=50"), { skuId: 101, quantity: 5 });
  assert.deepEqual(
    [Number.NaN, -3, 2.9].map((wanted) => piecesWithin(wanted, 5)),
    [1, 1, 2],
  );
  assert.equal(piecesWithin(5000, 10_000), 999);
  assert.equal(piecesWithin(4, 0), 1);
});

test("a product without SKUs leaves nothing to choose", () => {
  assert.equal(choiceOf([], new URLSearchParams()), undefined);
});
