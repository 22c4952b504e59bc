import assert from "node:assert/strict";
import { test } from "node:test";
import { linesOfCart, mergeLines } from "./lines.ts";

const wish = (skuId: number, quantity = 1) => ({ skuId, quantity });

test("lines of one SKU are merged, and remember where the buyer wrote the first", () => {
  assert.deepEqual(mergeLines([wish(5, 2), wish(6), wish(5, 3)]), [
    { skuId: 5, quantity: 5, field: "items.0.sku_id" },
    { skuId: 6, quantity: 1, field: "items.1.sku_id" },
  ]);
});

test("lines that cannot be are refused, naming the buyer's field", () => {
  const refused = (lines: { skuId: number; quantity: number }[], field: string) =>
    assert.throws(() => mergeLines(lines), { slug: "invalid_input", field });
  refused([wish(1), wish(2, 0)], "items.1.quantity");
  refused([wish(1, 1000)], "items.0.quantity");
  refused([wish(1, 1.5)], "items.0.quantity");
  refused([wish(1, 999), wish(1, 1)], "items.1.quantity");
  refused([wish(0)], "items.0.sku_id");
  refused(
    Array.from({ length: 51 }, (_, index) => wish(index + 1)),
    "items",
  );
});

test("a merged line cannot be smuggled past the limit by a negative quantity", () => {
  assert.throws(() => mergeLines([wish(1, 5), wish(1, -4)]), { slug: "invalid_input", field: "items.1.quantity" });
});

test("SKUs of the cart take the cart's quantities, each once", () => {
  assert.deepEqual(linesOfCart([6, 5, 6], [wish(5, 2), wish(6, 3), wish(7)]), [
    { skuId: 6, quantity: 3, field: "sku_ids.0" },
    { skuId: 5, quantity: 2, field: "sku_ids.1" },
  ]);
});

test("a SKU that is not in the cart is named", () => {
  assert.throws(() => linesOfCart([5, 9], [wish(5)]), { slug: "cart_item_not_found", field: "sku_ids.1" });
});
