import assert from "node:assert/strict";
import { test } from "node:test";
import { AppError } from "@mall/kernel";
import fc from "fast-check";
import { type Line, openTill } from "./payment-money.fixture.ts";

type Till = Awaited<ReturnType<typeof openTill>>;
type Step = (till: Till) => Promise<void>;

const pay = (mode: "succeed" | "fail"): Step => {
  return (till) => till.pay(mode);
};
const answer = (pick: number): Step => {
  return (till) => till.answer(pick);
};
const landLate = (pick: number): Step => {
  return (till) => till.landLate(pick);
};
const fault = (line: Line): Step => {
  return async (till) => till.order.fail(line);
};

const step = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(pay("succeed"), pay("succeed"), pay("fail")) },
  { weight: 6, arbitrary: fc.nat(20).map(answer) },
  { weight: 2, arbitrary: fc.nat(20).map(landLate) },
  { weight: 2, arbitrary: fc.constant<Step>((till) => till.sweep()) },
  { weight: 2, arbitrary: fc.constantFrom(fault("up"), fault("down"), fault("reply_lost")) },
  { weight: 1, arbitrary: fc.constant<Step>(async (till) => till.order.cancel()) },
);

/** A buyer may be refused; that is no accident. Anything else is. */
async function attempt(run: Step, till: Till): Promise<void> {
  try {
    await run(till);
  } catch (error) {
    if (!(error instanceof AppError && ["order_not_payable", "payment_failed"].includes(error.slug))) throw error;
  }
}

/** Everybody is well again, and the provider has answered all it was asked, refunds included. */
async function comeToRest(till: Till): Promise<void> {
  till.order.fail("up");
  for (let answered = 0; answered < (await till.requests()).length; answered += 1) {
    await till.answer(answered);
    await till.sweep();
  }
}

test("however callbacks, sweeps, cancels and faults meet, money is kept once for a paid order or given back once", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.array(step, { minLength: 1, maxLength: 4 }), { maxLength: 8 }), async (rounds) => {
      const till = await openTill();
      for (const round of rounds) await Promise.all(round.map((run) => attempt(run, till)));
      await comeToRest(till);

      const rows = await till.rows();
      const requests = await till.requests();
      const settled = rows.filter(({ state }) => state === "settled").map(({ payment_no }) => payment_no);
      assert.deepEqual(settled, till.order.paidBy === undefined ? [] : [till.order.paidBy]);
      for (const { payment_no, state } of rows) {
        assert.ok(["settled", "failed", "refunded"].includes(state), state);
        const [asked, ...refunds] = requests.filter((request) => request.payment_no === payment_no);
        assert.ok(asked);
        assert.equal(till.landed.has(payment_no), state !== "failed", "money that landed is kept or given back");
        assert.equal(refunds.length, state === "refunded" ? 1 : 0);
      }
      await till.close();
    }),
    { numRuns: 60 },
  );
});

test("of two payments of one order whose money both lands, one pays it and the other goes back", async () => {
  const till = await openTill();
  await till.pay("fail");
  await till.answer(0);
  await till.pay("succeed");
  await till.landLate(0);
  await comeToRest(till);
  assert.deepEqual(
    (await till.rows()).map(({ payment_no, state }) => [payment_no === till.order.paidBy, state]),
    [
      [false, "refunded"],
      [true, "settled"],
    ],
  );
  await till.close();
});
