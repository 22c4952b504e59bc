import assert from "node:assert/strict";
import { test } from "node:test";
import { silentLogger } from "@mall/kernel";
import { openPayments } from "../testing/payments-store.fixture.ts";
import { sweepPending } from "./sweep-pending.ts";

async function openStage() {
  const store = await openPayments();
  const { payments, clock } = store;
  const sweep = sweepPending({ payments, clock, logger: silentLogger, mode: "succeed" });
  const questions = async () => (await store.outbox()).filter((id) => id === "p1:payment").length;
  return { ...store, sweep, questions };
}

test("the provider is asked again about a payment that it has not answered in ten seconds, ever less often", async (t) => {
  const { begun, clock, sweep, questions, close } = await openStage();
  t.after(close);
  await begun("p1", "pending");
  for (let second = 0; second < 10; second += 1) {
    await sweep();
    clock.advance(1000);
  }
  assert.equal(await questions(), 1);
  await sweep();
  assert.equal(await questions(), 2);
  for (let second = 0; second < 3600; second += 10) {
    await sweep();
    clock.advance(10_000);
  }
  const asked = await questions();
  assert.ok(asked > 8 && asked < 20, `${asked} times in an hour`);
});

test("a payment that is answered is not asked about, and of two sweepers one asks", async (t) => {
  const { begun, payments, clock, sweep, questions, close } = await openStage();
  t.after(close);
  await begun("p1", "pending");
  clock.advance(10_000);
  await Promise.all([sweep(), sweep()]);
  assert.equal(await questions(), 2);
  await payments.apply("p1", { from: "pending", to: "succeeded" });
  clock.advance(3_600_000);
  await sweep();
  assert.equal(await questions(), 2);
});
