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
  attempts: number;
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
    otherwise?: { transition: { from: State; to: State }; request: Request },
  ): Promise<boolean>;
  due(state: "pending" | "succeeded" | "refunding", now: number, limit: number): Promise<Found[]>;
  postpone(payment: Pick<Found, "paymentNo" | "state" | "attempts">, until: number): Promise<boolean>;
  askAgain(payment: Pick<Found, "paymentNo" | "state" | "attempts">, request: Request, until: number): Promise<boolean>;
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
const TAKE_BACK = { from: "settled", to: "refunding" } as const;
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

  withStage("money that lands after the payment was called failed goes back, once", async ({ payments, outbox }) => {
    const late = { transition: { from: "failed", to: "refunding" }, request: request("p1", "refund") } as const;
    await begin(payments, "p1");
    await payments.apply("p1", FAIL);
    assert.equal(await payments.applyNotification(told("n1"), SUCCEED), false);
    const all = Array.from({ length: 20 }, () => payments.applyNotification(told("n2"), SUCCEED, late));
    assert.equal((await Promise.all(all)).filter(Boolean).length, 1);
    assert.equal((await payments.find("p1"))?.state, "refunding");
    assert.deepEqual(await outbox(), ["p1:payment", "p1:refund"]);
    await begin(payments, "p2");
    assert.equal((await payments.findActive("o"))?.state, "pending", "the order is free for another payment");
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

  withStage("money of a settled payment goes back once, and its order stands for none any more", async (stage) => {
    const { payments, outbox } = stage;
    await begin(payments, "p1");
    await payments.apply("p1", SUCCEED);
    assert.equal(await payments.apply("p1", TAKE_BACK, request("p1", "refund")), false);
    await payments.apply("p1", SETTLE);
    const all = Array.from({ length: 20 }, () => payments.apply("p1", TAKE_BACK, request("p1", "refund")));
    assert.equal((await Promise.all(all)).filter(Boolean).length, 1);
    assert.deepEqual(await outbox(), ["p1:payment", "p1:refund"]);
    assert.equal(await payments.findActive("o"), undefined);
  });

  withStage("what waits for its order is found when it is due, longest overdue first", async ({ payments, clock }) => {
    for (const paymentNo of ["p1", "p2", "p3"]) {
      await payments.begin({ paymentNo, orderNo: paymentNo, userId: 7, amountCents: 550 }, request(paymentNo));
      await payments.apply(paymentNo, SUCCEED);
      clock.advance(100);
    }
    const due = async (limit = 10) =>
      (await payments.due("succeeded", clock.now(), limit)).map(({ paymentNo }) => paymentNo);
    assert.deepEqual(await due(), [], "each is left alone for a second");
    clock.advance(850);
    assert.deepEqual(await due(), ["p1", "p2"]);
    clock.advance(100);
    assert.deepEqual(await due(2), ["p1", "p2"]);
    await payments.apply("p2", SETTLE);
    assert.deepEqual(await due(), ["p1", "p3"]);
  });

  withStage("one that could not be settled waits its pause, and is counted once", async ({ payments, clock }) => {
    await begin(payments, "p1");
    await payments.apply("p1", SUCCEED);
    clock.advance(1000);
    const [found] = await payments.due("succeeded", clock.now(), 10);
    assert.ok(found);
    const tries = Array.from({ length: 20 }, () => payments.postpone(found, clock.now() + 500));
    assert.equal((await Promise.all(tries)).filter(Boolean).length, 1);
    assert.deepEqual(await payments.due("succeeded", clock.now() + 499, 10), []);
    assert.deepEqual(
      (await payments.due("succeeded", clock.now() + 500, 10)).map(({ attempts }) => attempts),
      [1],
    );
    await payments.apply("p1", SETTLE);
    assert.equal(await payments.postpone({ ...found, attempts: 1 }, 0), false, "it has moved on");
  });

  withStage("a refund is asked for again by one of those who look, while it is under way", async (stage) => {
    const { payments, clock, outbox } = stage;
    await begin(payments, "p1");
    await payments.apply("p1", SUCCEED);
    await payments.apply("p1", REFUND, request("p1", "refund"));
    assert.deepEqual(await payments.due("refunding", clock.now() + 599_999, 10), []);
    const [found] = await payments.due("refunding", clock.now() + 600_000, 10);
    assert.ok(found);
    const asked = Array.from({ length: 20 }, () => payments.askAgain(found, request("p1", "refund"), clock.now() + 9));
    assert.equal((await Promise.all(asked)).filter(Boolean).length, 1);
    assert.deepEqual(await outbox(), ["p1:payment", "p1:refund", "p1:refund"]);
    await payments.apply("p1", REFUNDED);
    assert.equal(await payments.askAgain({ ...found, attempts: 1 }, request("p1", "refund"), 0), false);
    assert.equal((await outbox()).length, 3);
  });

  test(`${name}: in whatever order things happen, money is kept once or given back once`, async () => {
    const changes = [SUCCEED, FAIL, SETTLE, REFUND, TAKE_BACK, REFUNDED];
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom(...changes), { maxLength: 12 }), async (steps) => {
        const { payments, outbox, close } = await makeStage();
        await begin(payments, "p1");
        let expected: State = "pending";
        for (const step of steps) {
          const givesBack = step === REFUND || step === TAKE_BACK;
          const applied = await payments.apply("p1", step, givesBack ? request("p1", "refund") : undefined);
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
