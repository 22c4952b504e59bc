import assert from "node:assert/strict";
import { test } from "node:test";
import { fail } from "@mall/kernel";
import { createManualClock } from "@mall/testkit";
import { createLastGood } from "./last-good.ts";

const away = async () => {
  throw fail("service_unavailable");
};

test("the last answer stands in while nobody answers, and for ten minutes only", async () => {
  const clock = createManualClock();
  const lastGood = createLastGood(clock);
  await assert.rejects(lastGood.ask("list", away), { slug: "service_unavailable" });
  assert.deepEqual(await lastGood.ask("list", async () => 1), { answer: 1, stale: false });
  assert.deepEqual(await lastGood.ask("list", away), { answer: 1, stale: true });
  await assert.rejects(lastGood.ask("another", away), { slug: "service_unavailable" });
  clock.advance(600_001);
  await assert.rejects(lastGood.ask("list", away), { slug: "service_unavailable" });
});

test("a refusal is an answer", async () => {
  const lastGood = createLastGood(createManualClock());
  await lastGood.ask("detail", async () => 1);
  const gone = async () => {
    throw fail("product_not_found");
  };
  await assert.rejects(lastGood.ask("detail", gone), { slug: "product_not_found" });
});

test("it remembers a thousand, and forgets those not asked for", async () => {
  const lastGood = createLastGood(createManualClock());
  for (let question = 0; question <= 1000; question += 1) await lastGood.ask(`${question}`, async () => question);
  await assert.rejects(lastGood.ask("0", away));
  assert.equal((await lastGood.ask("1", away)).answer, 1);
});
