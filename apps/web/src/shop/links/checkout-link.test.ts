import assert from "node:assert/strict";
import { test } from "node:test";
import { checkoutOfCart, checkoutOfItems, readCheckout } from "./checkout-link.ts";

const read = (link: string) => readCheckout(new URL(link, "http://shop.test").searchParams);

test("a checkout of the cart comes back from its address", () => {
  assert.deepEqual(read(checkoutOfCart([3, 101])), { kind: "cart", skuIds: [3, 101] });
});

test("a checkout of lines comes back from its address", () => {
  const items = [
    { skuId: 2, quantity: 5 },
    { skuId: 7, quantity: 1, productId: 4 },
  ];
  assert.deepEqual(read(checkoutOfItems(items)), { kind: "items", items });
});

test("what is no SKU or no number of pieces is passed over", () => {
  assert.deepEqual(read("/checkout?items=2:0,x:1,3:1000,4:2"), { kind: "items", items: [{ skuId: 4, quantity: 2 }] });
  assert.deepEqual(read("/checkout?sku_ids=0,-1,1.5,8,8"), { kind: "cart", skuIds: [8] });
});

test("an address without lines is a checkout of nothing", () => {
  assert.deepEqual(read("/checkout"), { kind: "nothing" });
});
