import assert from "node:assert/strict";
import { test } from "node:test";
import { kindsOf, sampleDossier } from "../dossier.fixture.ts";
import { checkOrder } from "./check-order.ts";

test("an order is the sum of its items", () => {
  assert.deepEqual(checkOrder(sampleDossier()), []);
  assert.deepEqual(checkOrder(sampleDossier({ order: undefined, items: [] })), []);
});

test("a total that is no sum, items that are missing or nobody's, and a number drawn twice are found", () => {
  const [item] = sampleDossier().items;
  assert.ok(item);
  assert.deepEqual(kindsOf(checkOrder(sampleDossier({ items: [{ ...item, quantity: 3 }] }))), ["total_differs"]);
  assert.deepEqual(kindsOf(checkOrder(sampleDossier({ items: [] }))), ["order_without_items"]);
  assert.deepEqual(kindsOf(checkOrder(sampleDossier({ order: undefined }))), ["items_without_order"]);
  assert.deepEqual(kindsOf(checkOrder(sampleDossier({ placing: true }))), ["number_drawn_twice"]);
});
