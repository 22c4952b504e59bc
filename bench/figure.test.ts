import assert from "node:assert/strict";
import { test } from "node:test";
import { medianOf, shown, spreadOf } from "./figure.ts";

test("the median of an odd and of an even number of rounds, and the spread", () => {
  assert.equal(medianOf([9, 1, 5]), 5);
  assert.equal(medianOf([9, 1, 5, 3]), 4);
  assert.equal(medianOf([]), 0);
  assert.deepEqual(spreadOf([3, 1, 2]), { median: 2, min: 1, max: 3, rounds: [3, 1, 2] });
});

test("numbers are shown with three digits that mean something", () => {
  assert.deepEqual([0, 0.01234, 1.239, 45.67, 12_345.6, -3.1472].map(shown), [
    "0",
    "0.012",
    "1.24",
    "45.7",
    "12,346",
    "-3.15",
  ]);
});
