import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";
import { fail, type LogFields, silentLogger } from "@mall/kernel";
import type { ManualClock } from "@mall/testkit";
import { openPayments } from "../testing/payments-store.fixture.ts";
import { sweepRefunds } from "./sweep-refunds.ts";
import { sweepUnsettled } from "./sweep-unsettled.ts";

type Store = Awaited<ReturnType<typeof openPayments>>;

let store: Store;
let clock: ManualClock;
let settled: string[];
let errors: LogFields[];
let warnings: LogFields[];
let broken: (paymentNo: string) => Error | undefined;

beforeEach(async () => {
  store = await openPayments();
  clock = store.clock;
  [settled, errors, warnings] = [[], [], []];
  broken = () => undefined;
});
afterEach(() => store.close());

const logger = {
  ...silentLogger,
  error: (fields: LogFields) => void errors.push(fields),
  warn: (fields: LogFields) => void warnings.push(fields),
};

/** Succeeded payments of orders of their own. */
async function succeeded(...paymentNos: string[]) {
  for (const paymentNo of paymentNos) await store.begun(paymentNo, "succeeded");
}

const numbers = (name: string, count: number) => Array.from({ length: count }, (_, index) => `${name}${index}`);

const sweep = () =>
  sweepUnsettled({
    ...{ payments: store.payments, clock, logger },
    settle: async (paymentNo) => {
      const error = broken(paymentNo);
      if (error) throw error;
      settled.push(paymentNo);
      await store.payments.apply(paymentNo, { from: "succeeded", to: "settled" });
    },
  })();

test("three hundred that can never be settled fill no sweep: a new one is settled with the first", async () => {
  await succeeded(...numbers("gone", 300));
  broken = (paymentNo) => (paymentNo.startsWith("gone") ? fail("order_not_found") : undefined);
  for (let second = 0; second < 60; second += 1) {
    clock.advance(1000);
    await sweep();
  }
  await succeeded("new");
  errors.length = 0;
  clock.advance(1000);
  await sweep();
  assert.deepEqual(settled, ["new"]);
  for (let second = 0; second < 600; second += 1) {
    clock.advance(1000);
    await sweep();
  }
  assert.ok(errors.length <= 4 * 300, `${errors.length} tries of 300 payments in ten minutes`);
  assert.equal((await store.payments.find("gone7"))?.state, "succeeded", "it stays to be seen");
  assert.deepEqual([errors[0]?.order_no, typeof errors[0]?.attempts], ["o-gone0", "number"]);
});

test("while the order service is away one batch is tried, and fifteen seconds after its return all is settled", async () => {
  const all = numbers("p", 250);
  await succeeded(...all);
  broken = () => fail("service_unavailable");
  clock.advance(1000);
  await sweep();
  assert.equal(warnings.length, 100);
  for (let second = 0; second < 300; second += 1) {
    clock.advance(1000);
    await sweep();
  }
  assert.equal(errors.length, 0, "an outage is no fault of a payment");
  broken = () => undefined;
  for (let second = 0; second < 15; second += 1) {
    clock.advance(1000);
    await sweep();
  }
  assert.deepEqual(settled.sort(), all.sort());
});

test("a refund that the provider does not confirm is asked for again every ten minutes, until it does", async () => {
  await succeeded("p1");
  await store.payments.apply("p1", { from: "succeeded", to: "refunding" });
  const refunds = sweepRefunds({ payments: store.payments, clock, logger });
  for (let minute = 0; minute < 35; minute += 1) {
    await refunds();
    clock.advance(60_000);
  }
  assert.equal((await store.outbox()).filter((id) => id === "p1:refund").length, 3);
  await store.payments.apply("p1", { from: "refunding", to: "refunded" });
  clock.advance(3_600_000);
  await refunds();
  assert.equal((await store.outbox()).filter((id) => id === "p1:refund").length, 3);
});
