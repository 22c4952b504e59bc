import assert from "node:assert/strict";
import { test } from "node:test";
import { bodyOf, changeSku, draftOf, keptSkus, newDraft, withoutSku, withSku } from "./product-draft.ts";

const tomato = {
  ...{ id: 1, name: "西红柿", description: "沙瓤", picture: "/pictures/tomato.svg", category_id: 1 },
  skus: [
    { sku_id: 1, name: "500g", price: 5.5, price_cents: 550, stock: 500 },
    { sku_id: 2, name: "1kg", price: 9.9, price_cents: 990, stock: 10 },
  ],
};

test("what is not changed is sent as it was, without the stock of SKUs that exist", () => {
  assert.deepEqual(bodyOf(draftOf(tomato)), {
    ...{ id: 1, name: "西红柿", description: "沙瓤", picture: "/pictures/tomato.svg", category_id: 1 },
    skus: [
      { sku_id: 1, name: "500g", price_cents: 550 },
      { sku_id: 2, name: "1kg", price_cents: 990 },
    ],
  });
});

test("a SKU of the shop can be withdrawn and restored; a new one is just gone", () => {
  const draft = withSku(draftOf(tomato));
  const [first, , added] = draft.skus;
  assert.ok(first && added);
  const without = withoutSku(withoutSku(draft, first), added);
  assert.deepEqual(
    bodyOf(without)?.skus.map(({ sku_id }) => sku_id),
    [2],
  );
  const restored = changeSku(without, first.key, { withdrawn: false });
  assert.equal(keptSkus(restored).length, 2);
});

test("new SKUs have keys of their own, whatever was taken away before", () => {
  const two = withSku(newDraft());
  const [first] = two.skus;
  assert.ok(first);
  const again = withSku(withoutSku(two, first));
  assert.equal(new Set(again.skus.map(({ key }) => key)).size, again.skus.length);
});

test("nothing is sent while a price is none", () => {
  assert.equal(bodyOf(newDraft()), undefined);
  const draft = changeSku(newDraft(), "new-1", { name: "500g", price: "5.5", stock: "20" });
  assert.deepEqual(bodyOf(draft)?.skus, [{ name: "500g", price_cents: 550, stock: 20 }]);
});
