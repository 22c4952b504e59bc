import assert from "node:assert/strict";
import { test } from "node:test";
import type { Heard } from "./ask.ts";
import { outcomeOf, phraseOf } from "./outcome.ts";

const heard = (of: Partial<Heard>): Heard => ({
  ...{ status: 200, stale: false, retryAfter: undefined, error: "", data: {}, ms: 10 },
  ...of,
});
const phrase = (...all: Partial<Heard>[]) => phraseOf(all.map((each) => outcomeOf(heard(each))));

test("each answer is told as a buyer sees it", () => {
  assert.equal(phrase({}), "as always");
  assert.equal(phrase({ ms: 1990 }, { ms: 2100 }, { ms: 2200 }), "late (2.1 s)");
  assert.equal(phrase({ stale: true, ms: 3000 }), "from memory");
  assert.equal(phrase({ data: { payment_no: "P1", status: "pending" } }), "taken, paid a little later");
  assert.equal(phrase({ data: { payment_no: "P1", status: "paid" } }), "as always");
  assert.equal(phrase({ status: 503, retryAfter: 2 }, { status: 503, retryAfter: 1 }), "503, come again in 1 to 2 s");
  assert.equal(phrase({ status: 504 }), "504");
  assert.equal(phrase({ status: 429, retryAfter: 1 }), "429");
});

test("the frequent comes first, the rare is left out, and what is wrong is never left out", () => {
  const many = Array.from({ length: 30 }, () => ({ stale: true }));
  const some = Array.from({ length: 10 }, () => ({}));
  assert.equal(phrase(...some, ...many, { status: 504 }), "from memory or as always");
  assert.equal(phrase(...many, { status: 500 }, { status: 0 }), "from memory or wrong: 0, 500");
  assert.equal(phrase({ status: 503 }), "wrong: 503", "without a time to come again");
});
