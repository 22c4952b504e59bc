import assert from "node:assert/strict";
import { test } from "node:test";
import { summarize } from "./summarize.ts";

test("the average is rounded to a tenth of a star; without reviews it is 0", () => {
  const average = (stars: number[]) => summarize(stars).averageTenths;
  assert.equal(average([0, 0, 0, 0, 0]), 0);
  assert.equal(average([0, 0, 0, 0, 3]), 50);
  assert.equal(average([1, 0, 0, 0, 1]), 30);
  assert.equal(average([0, 0, 0, 1, 2]), 47);
  assert.equal(average([1, 1, 1, 0, 0]), 20);
  assert.deepEqual(summarize([1, 0, 0, 2, 0]), { averageTenths: 30, count: 3, stars: [1, 0, 0, 2, 0] });
});
