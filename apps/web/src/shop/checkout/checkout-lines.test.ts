import assert from "node:assert/strict";
import { test } from "node:test";
import { lineOfProduct, linesOfCart, orderBody, totalOf } from "./checkout-lines.ts";

const item = (sku_id: number, stock_state = "in_stock") => ({
  ...{ sku_id, quantity: 2, product_name: "黄瓜", sku_name: "3斤", picture: "/p.svg", price_cents: 1990, stock_state },
});
const product = { name: "黄瓜", picture: "/p.svg", skus: [{ sku_id: 3, name: "3斤", price_cents: 1990, stock: 4 }] };

test("only what was chosen in the cart is ordered, and what cannot be had is marked", () => {
  const lines = linesOfCart([3, 5, 9], [item(3), item(4), item(5, "insufficient")]);
  assert.deepEqual(
    lines.map(({ skuId, refused }) => [skuId, refused]),
    [
      [3, false],
      [5, true],
    ],
  );
});

test("a line past the cart is shown by its product", () => {
  assert.equal(lineOfProduct(3, 4, product).shown?.priceCents, 1990);
  assert.equal(lineOfProduct(3, 5, product).refused, true, "more than there is");
  assert.equal(lineOfProduct(7, 1, product).refused, true, "a SKU that the product has no more");
  assert.deepEqual(lineOfProduct(7, 1, undefined), { skuId: 7, quantity: 1, refused: false });
});

test("the total is exact, and not told while a price is unknown", () => {
  const known = lineOfProduct(3, 3, product);
  assert.deepEqual(totalOf([known, ...linesOfCart([4], [item(4)])]), { pieces: 5, cents: 5 * 1990 });
  assert.deepEqual(totalOf([known, lineOfProduct(7, 1, undefined)]), { pieces: 4, cents: undefined });
});

test("an order of the cart names its SKUs, another its lines", () => {
  const lines = linesOfCart([3], [item(3)]);
  assert.deepEqual(orderBody({ kind: "cart", skuIds: [3] }, lines, 7), { address_id: 7, sku_ids: [3] });
  const wanted = { kind: "items", items: [{ skuId: 3, quantity: 2 }] } as const;
  assert.deepEqual(orderBody({ ...wanted, items: [...wanted.items] }, lines, 7), {
    ...{ address_id: 7, items: [{ sku_id: 3, quantity: 2 }] },
  });
});
