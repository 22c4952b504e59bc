import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { ManualClock } from "../manual-clock.ts";

type State = "pending" | "succeeded" | "settled" | "failed" | "refunding" | "refunded";
type Kind = "payment" | "refund";

interface Request {
  payment_no: string;
  order_no: string;
  amount_cents: number;
  kind: Kind;
  mode: "succeed";
}

interface Found {
  paymentNo: string;
  state: State;
  providerTxn: string | null;
  updatedAt: number;
}

/** What a store of payments has to do; the payment service's port, by structure. */
export interface PaymentsUnderTest {
  begin(
    payment: { paymentNo: string; orderNo: string; userId: number; amountCents: number },
    request: Request,
  ): Promise<boolean>;
  find(paymentNo: string): Promise<Found | undefined>;
  findActive(orderNo: string): Promise<Found | undefined>;
  findLatest(orderNo: string): Promise<Found | undefined>;
  apply(paymentNo: string, transition: { from: State; to: State }, request?: Request): Promise<boolean>;
  applyNotification(
    told: { notificationId: string; paymentNo: string; providerTxn: string },
    transition: { from: State; to: State },
  ): Promise<boolean>;
  unsettled(before: number, limit: number): Promise<Found[]>;
}

/** An empty store, its clock, and what it left in the outbox. */
export interface PaymentsStage {
  payments: PaymentsUnderTest;
  clock: ManualClock;
  /** Message ids in the outbox, in order. */
  outbox(): Promise<string[]>;
  close(): Promise<void>;
}

const SUCCEED = { from: "pending", to: "succeeded" } as const;
const FAIL = { from: "pending", to: "failed" } as const;
const SETTLE = { from: "succeeded", to: "settled" } as const;
const REFUND = { from: "succeeded", to: "refunding" } as const;
const REFUNDED = { from: "refunding", to: "refunded" } as const;

function request(paymentNo: string, kind: Kind = "payment"): Request {
  return { payment_no: paymentNo, order_no: "o", amount_cents: 550, kind, mode: "succeed" };
}

function told(notificationId: string, providerTxn = "T1") {
  return { notificationId, paymentNo: "p1", providerTxn };
}

/** The suite every store of payments passes. */
export function paymentsContract(name: string, makeStage: () => Promise<PaymentsStage>): void {
  const withStage = (title: string, run: (stage: PaymentsStage) => Promise<void>): void => {
    void test(`${name}: ${title}`, async () => {
      const stage = await makeStage();
      try {
        await run(stage);
      } finally {
        await stage.close();
      }
    });
  };
  const begin = (payments: PaymentsUnderTest, paymentNo: string) =>
    payments.begin({ paymentNo, orderNo: "o", userId: 7, amountCents: 550 }, request(paymentNo));

  withStage(
    "of twenty payments of one order, one begins, and the provider is asked once",
    async ({ payments, outbox }) => {
      const begun = await Promise.all(Array.from({ length: 20 }, (_, index) => begin(payments, `p${index}`)));
      assert.equal(begun.filter(Boolean).length, 1);
      assert.equal((await outbox()).length, 1);
      assert.equal((await payments.findActive("o"))?.state, "pending");
    },
  );

  withStage("after a failure another may begin; the latest is the one shown", async ({ payments }) => {
    await begin(payments, "p1");
    assert.equal(await payments.apply("p1", FAIL), true);
    assert.equal(await payments.findActive("o"), undefined);
    assert.equal(await begin(payments, "p2"), true);
    assert.equal((await payments.findLatest("o"))?.paymentNo, "p2");
    assert.equal(await payments.findLatest("other"), undefined);
  });

  withStage("a notification counts once, however many bring it at once", async ({ payments }) => {
    await begin(payments, "p1");
    const all = await Promise.all(Array.from({ length: 20 }, () => payments.applyNotification(told("n1"), SUCCEED)));
    assert.equal(all.filter(Boolean).length, 1);
    assert.equal((await payments.find("p1"))?.state, "succeeded");
    assert.equal(await payments.applyNotification(told("n1"), SETTLE), false, "also when its change would fit");
    assert.equal(await payments.applyNotification(told("n2"), FAIL), false, "success is not taken back");
  });

  withStage("the provider's number is kept, the first that it gave", async ({ payments }) => {
    await begin(payments, "p1");
    assert.equal((await payments.find("p1"))?.providerTxn, null);
    await payments.applyNotification(told("n1"), SUCCEED);
    await payments.apply("p1", REFUND, request("p1", "refund"));
    assert.equal((await payments.find("p1"))?.providerTxn, "T1");
    await payments.applyNotification(told("n2", "T2"), REFUNDED);
    assert.equal((await payments.find("p1"))?.providerTxn, "T1");
  });

  withStage(
    "of settling and giving back at once, one wins, and only the second asks the provider",
    async ({ payments, outbox }) => {
      await begin(payments, "p1");
      await payments.apply("p1", SUCCEED);
      const [settled, refunding] = await Promise.all([
        payments.apply("p1", SETTLE),
        payments.apply("p1", REFUND, request("p1", "refund")),
      ]);
      assert.notEqual(settled, refunding);
      assert.deepEqual(await outbox(), refunding ? ["p1:payment", "p1:refund"] : ["p1:payment"]);
    },
  );

  withStage("what waits to be settled is found by its age, oldest first", async ({ payments, clock }) => {
    await begin(payments, "p1");
    await payments.apply("p1", SUCCEED);
    const since = clock.now();
    assert.deepEqual(await payments.unsettled(since, 10), []);
    clock.advance(1);
    assert.deepEqual(
      (await payments.unsettled(clock.now(), 10)).map(({ paymentNo }) => paymentNo),
      ["p1"],
    );
    await payments.apply("p1", SETTLE);
    assert.deepEqual(await payments.unsettled(clock.now() + 1, 10), []);
  });

  test(`${name}: in whatever order things happen, money is kept once or given back once`, async () => {
    const changes = [SUCCEED, FAIL, SETTLE, REFUND, REFUNDED];
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom(...changes), { maxLength: 12 }), async (steps) => {
        const { payments, outbox, close } = await makeStage();
        await begin(payments, "p1");
        let expected: State = "pending";
        for (const step of steps) {
          const applied = await payments.apply("p1", step, step === REFUND ? request("p1", "refund") : undefined);
          assert.equal(applied, step.from === expected);
          if (applied) expected = step.to;
        }
        assert.equal((await payments.find("p1"))?.state, expected);
        const gaveBack = expected === "refunding" || expected === "refunded";
        assert.equal((await outbox()).filter((id) => id === "p1:refund").length, gaveBack ? 1 : 0);
        await close();
      }),
      { numRuns: 40 },
    );
  });
}
