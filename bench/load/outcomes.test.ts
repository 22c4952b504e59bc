import assert from "node:assert/strict";
import { test } from "node:test";
import { outcomesOf, unexpected } from "./outcomes.ts";

test("answers are told apart by what they say, over all runs", () => {
  const one = { counts: { "0 200": 2, "0 400 seckill_sold_out": 3, "0 429 seckill_busy": 4 }, reasons: {} };
  const other = {
    counts: { "0 200": 1, "1 200": 1, "0 503 unavailable": 5, "1 409 order_paid": 1, "0 2xx": 0 },
    reasons: { "it broke": 6 },
  };
  assert.deepEqual(outcomesOf([one, other]), {
    ...{ admitted: 3, "sold out": 3, "refused by the limit": 4, "503 unavailable": 5, "no answer: it broke": 6 },
    ...{ "step 2: admitted": 1, "step 2: 409 order_paid": 1 },
  });
});

test("what was not to be expected is named", () => {
  assert.deepEqual(unexpected({ admitted: 3, errors: 2 }, ["admitted"]), ["2 × errors"]);
});
