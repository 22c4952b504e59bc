import assert from "node:assert/strict";
import { test } from "node:test";
import { type ChartSeries, placeShown, shapeOf, topOf } from "./series.ts";

const series = (changes: Partial<ChartSeries> = {}): ChartSeries => ({
  label: "Orders",
  values: [1, 2],
  tone: "green",
  format: String,
  ...changes,
});

test("new values and words leave the shape as it is; another colour, kind or side does not", () => {
  const shape = shapeOf([series()]);
  assert.equal(shapeOf([series({ values: [1, 2, 3], label: "订单" })]), shape);
  assert.equal(shapeOf([series({ kind: "line", right: false })]), shape);
  for (const changes of [{ tone: "blue" }, { kind: "bars" }, { right: true }] as const)
    assert.notEqual(shapeOf([series(changes)]), shape);
});

test("the legend shows what is pointed at, else the last", () => {
  assert.equal(placeShown(null, 7), 6);
  assert.equal(placeShown(2, 7), 2);
  assert.equal(placeShown(9, 7), 6, "the values have become fewer since");
  assert.equal(placeShown(null, 0), -1);
});

test("an axis has room above its highest value, and is not flat for nothing", () => {
  assert.ok(topOf(100) > 100);
  assert.equal(topOf(0), 1);
  assert.equal(topOf(null), 1);
});
