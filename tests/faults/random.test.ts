import assert from "node:assert/strict";
import { test } from "node:test";
import { createRandom } from "./random.ts";

const drawn = (seed: number) => Array.from({ length: 5 }, createRandom(seed).next);

test("the same seed draws the same, another one something else", () => {
  assert.deepEqual(drawn(7), drawn(7));
  assert.notDeepEqual(drawn(7), drawn(8));
});

test("a fork does not depend on what was drawn before it", () => {
  const random = createRandom(7);
  const early = random.fork(1).next();
  random.next();
  assert.equal(random.fork(1).next(), early);
  assert.notEqual(random.fork(2).next(), early);
});

test("whole numbers reach both ends and nothing beyond", () => {
  const random = createRandom(1);
  const numbers = new Set(Array.from({ length: 200 }, () => random.between(2, 5)));
  assert.deepEqual([...numbers].sort(), [2, 3, 4, 5]);
});

test("a shuffle keeps all", () => {
  const shuffled = createRandom(3).shuffle([1, 2, 3, 4, 5, 6]);
  assert.deepEqual(shuffled.toSorted(), [1, 2, 3, 4, 5, 6]);
  assert.notDeepEqual(shuffled, [1, 2, 3, 4, 5, 6]);
});
