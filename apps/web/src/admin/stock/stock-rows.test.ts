import assert from "node:assert/strict";
import { test } from "node:test";
import { stockRows } from "./stock-rows.ts";

const product = {
  ...{
    id: 1,
    name: "西红柿",
    description: "",
    picture: "",
    category_id: 1,
    price: 5.5,
    price_cents: 550,
    deleted: false,
  },
  skus: [
    { sku_id: 1, name: "500g", price: 5.5, price_cents: 550, stock: 500 },
    { sku_id: 2, name: "1kg", price: 9.9, price_cents: 990, stock: 10 },
  ],
};
const books = (sku_id: number, pool: "catalogue" | "sale", free: number) => ({
  ...{ sku_id, pool, initial: free, free, held: 0, sold: 0 },
});

test("each SKU has its own books, the sale's apart from the ordinary ones", () => {
  const rows = stockRows([product], [books(2, "catalogue", 10), books(1, "sale", 3), books(1, "catalogue", 500)]);
  assert.deepEqual(
    rows.map(({ skuId, books: own, sale }) => [skuId, own?.free, sale?.free]),
    [
      [1, 500, 3],
      [2, 10, undefined],
    ],
  );
});
