import assert from "node:assert/strict";
import { test } from "node:test";
import { createRefusals } from "./refusals.ts";

const limit = (ruleId = "r") => ({ ruleId, threshold: 5, intervalMs: 1000 });

test("of several refusals in one answer that of the fewest tokens is kept, whichever comes first", () => {
  for (const [counts, waits] of [
    [
      [1, 4, 2, 3],
      [0, 900, 400, 900],
    ],
    [
      [1, 2, 4],
      [0, 400, 900],
    ],
  ] as const) {
    const refusals = createRefusals();
    refusals.note({ ...limit(), counts }, { bucket: 0, waits }, 10);
    assert.equal(refusals.find({ ...limit(), count: 1 }, 10), undefined);
    assert.deepEqual(refusals.find({ ...limit(), count: 2 }, 110), { granted: false, retryAfterMs: 300 });
    assert.deepEqual(refusals.find({ ...limit(), count: 4 }, 110), { granted: false, retryAfterMs: 300 });
  }
});

test("an answer without a refusal leaves what is known", () => {
  const refusals = createRefusals();
  refusals.note({ ...limit(), counts: [3] }, { bucket: 0, waits: [400] }, 0);
  refusals.note({ ...limit(), counts: [1] }, { bucket: 0, waits: [0] }, 0);
  assert.ok(refusals.find({ ...limit(), count: 3 }, 0));
});

test("the oldest gives way when there are too many", () => {
  const refusals = createRefusals();
  const refuse = (id: number) => refusals.note({ ...limit(`${id}`), counts: [1] }, { bucket: 0, waits: [400] }, 0);
  const knows = (id: number) => refusals.find({ ...limit(`${id}`), count: 1 }, 0) !== undefined;
  for (let id = 0; id < 10_000; id += 1) refuse(id);
  refuse(0);
  refuse(10_000);
  assert.deepEqual([knows(0), knows(1), knows(2), knows(10_000)], [true, false, true, true]);
});
