import assert from "node:assert/strict";
import { test } from "node:test";
import { answerAgain, mergeLines } from "./reservation.ts";

const line = (skuId: number, quantity: number) => ({ skuId, quantity });

test("lines of one SKU become one, in order of ids", () => {
  assert.deepEqual(mergeLines([line(10, 1), line(2, 1), line(10, 4)]), [line(2, 1), line(10, 5)]);
  assert.deepEqual(mergeLines([]), []);
});

test("a reservation that is there answers the same lines with yes, others with no, and never after its release", () => {
  const lines = [line(1, 2), line(2, 3)];
  for (const state of ["held", "sold"] as const) {
    assert.deepEqual(answerAgain({ state, lines }, lines.toReversed()), { kind: "reserved" });
    for (const other of [[line(1, 2)], [...lines, line(3, 1)], [line(1, 2), line(2, 4)], [line(1, 2), line(3, 3)]]) {
      assert.deepEqual(answerAgain({ state, lines }, other), { kind: "different_lines" });
    }
  }
  assert.deepEqual(answerAgain({ state: "released", lines }, lines), { kind: "closed" });
});
