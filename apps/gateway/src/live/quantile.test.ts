import assert from "node:assert/strict";
import { test } from "node:test";
import { quantileOf } from "./quantile.ts";

const bounds = [10, 20, 40];

test("lies straight between the bounds of its bucket", () => {
  const upTo = [10, 20, 20];
  assert.equal(quantileOf(bounds, upTo, { count: 20, share: 0.25 }), 5);
  assert.equal(quantileOf(bounds, upTo, { count: 20, share: 0.75 }), 15);
  assert.equal(quantileOf(bounds, upTo, { count: 20, share: 1 }), 20);
});

test("what is above all bounds is called the last, and nothing is nothing", () => {
  assert.equal(quantileOf(bounds, [0, 0, 1], { count: 4, share: 0.99 }), 40);
  assert.equal(quantileOf(bounds, [0, 0, 0], { count: 0, share: 0.5 }), undefined);
});
