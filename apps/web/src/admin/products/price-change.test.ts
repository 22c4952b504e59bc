import assert from "node:assert/strict";
import { test } from "node:test";
import { priceBody } from "./price-change.ts";

test("a percentage stays one, an amount becomes cents", () => {
  assert.deepEqual(priceBody({ category: 2, how: "percent", value: "-12.5" }), { category_id: 2, percent: -12.5 });
  assert.deepEqual(priceBody({ category: 0, how: "amount", value: "1.1" }), { category_id: 0, delta_cents: 110 });
  assert.deepEqual(priceBody({ category: 0, how: "amount", value: " -0.29 " }), { category_id: 0, delta_cents: -29 });
});

test("nothing is asked for without a change, or out of bounds", () => {
  for (const value of ["", " ", "0", "x", "-91", "901", "Infinity"])
    assert.equal(priceBody({ category: 1, how: "percent", value }), undefined, value);
  assert.equal(priceBody({ category: 1, how: "amount", value: "0.001" }), undefined);
});
