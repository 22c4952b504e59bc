import assert from "node:assert/strict";
import { test } from "node:test";
import { type Line, piecesOf, selectedOf, sumOf, ticking, withQuantity } from "./cart-lines.ts";

const line = (sku_id: number, rest: Partial<Line> = {}): Line => ({
  ...{ sku_id, quantity: 1, price_cents: 550, stock_state: "in_stock" },
  ...rest,
});

test("all that can be ordered is selected, but for what was unticked", () => {
  const lines = [
    line(1),
    line(2, { stock_state: "sold_out" }),
    line(3, { stock_state: "gone" }),
    line(4, { stock_state: "insufficient" }),
    line(5, { stock_state: "unknown" }),
    line(6),
  ];
  const ids = selectedOf(lines, new Set([6])).map(({ sku_id }) => sku_id);
  assert.deepEqual(ids, [1, 5]);
});

test("the sum is exact to the cent", () => {
  assert.equal(sumOf([line(1, { quantity: 3, price_cents: 1990 }), line(2, { quantity: 999, price_cents: 1 })]), 6969);
  assert.equal(sumOf([]), 0);
});

test("pieces are counted, not lines", () => {
  assert.equal(piecesOf([line(1, { quantity: 2 }), line(2, { quantity: 5 })]), 7);
});

test("ticking and unticking leave the others alone", () => {
  const unticked = ticking(new Set([1]), [2, 3], false);
  assert.deepEqual([...unticked], [1, 2, 3]);
  assert.deepEqual([...ticking(unticked, [1, 3], true)], [2]);
});

test("other pieces of one SKU; none takes it out", () => {
  assert.deepEqual(withQuantity([line(1), line(2)], 2, 7), [line(1), line(2, { quantity: 7 })]);
  assert.deepEqual(withQuantity([line(1), line(2)], 1, 0), [line(2)]);
});
