import assert from "node:assert/strict";
import { test } from "node:test";
import { setImmediate as nextTurn } from "node:timers/promises";
import { inTurn } from "./in-turn.ts";

test("what comes in one turn is taken at its end, each once and in order; what comes meanwhile is taken in the next", async () => {
  const taken: number[] = [];
  const put = inTurn<number>((item) => {
    taken.push(item);
    if (item === 1) put(10);
  });
  for (const item of [1, 2, 3]) put(item);
  assert.deepEqual(taken, []);
  await nextTurn();
  assert.deepEqual(taken, [1, 2, 3]);
  await nextTurn();
  put(4);
  await nextTurn();
  assert.deepEqual(taken, [1, 2, 3, 10, 4]);
});
