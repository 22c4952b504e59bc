import assert from "node:assert/strict";
import { test } from "node:test";
import { isReviewable, lookAgainMs, type OrderFacts, STATUS, stepsOf } from "./order-rules.ts";

const unpaid: OrderFacts = {
  ...{ status: STATUS.unpaid, created_at: "2026-11-23 08:00:00", pay_before: "2026-11-23 08:01:00", paid_at: null },
  ...{ cancelled_at: null, shipped_at: null, completed_at: null, refunded_at: null, cancel_reason: null },
};
const due = Date.UTC(2026, 10, 23, 0, 1);
const names = (change: Partial<OrderFacts>) => stepsOf({ ...unpaid, ...change }).map(({ name }) => name);

test("an unpaid order is looked at when its time is over, then every second until it is closed", () => {
  assert.equal(lookAgainMs([unpaid], due - 5_000), 5_500);
  assert.equal(lookAgainMs([unpaid], due + 3_000), 1_000);
  assert.equal(lookAgainMs([unpaid], due - 60_000), 10_000);
});

test("the order that is due first counts; what is at its end is not looked at", () => {
  const later = { ...unpaid, pay_before: "2026-11-23 08:05:00" };
  assert.equal(lookAgainMs([later, unpaid], due - 2_000), 2_500);
  assert.equal(lookAgainMs([{ ...unpaid, status: STATUS.shipped }], due), 10_000);
  assert.equal(lookAgainMs([{ ...unpaid, status: STATUS.completed }], due), false);
});

test("steps are told in turn, with what is waited for", () => {
  assert.deepEqual(names({}), ["created", "waitPay"]);
  assert.deepEqual(names({ status: STATUS.paid, paid_at: "2026-11-23 08:00:30" }), ["created", "paid", "waitShip"]);
  assert.deepEqual(names({ status: STATUS.refunded, paid_at: "a", refunded_at: "b" }), ["created", "paid", "refunded"]);
});

test("a cancelled order says whose doing it was", () => {
  const cancelled = { status: STATUS.cancelled, cancelled_at: "2026-11-23 08:01:01" };
  assert.deepEqual(names({ ...cancelled, cancel_reason: "timeout" }), ["created", "cancelledTimeout"]);
  assert.deepEqual(names({ ...cancelled, cancel_reason: "buyer" }), ["created", "cancelledBuyer"]);
});

test("only what is bought can be reviewed", () => {
  assert.deepEqual(
    [0, 1, 2, 3, 4, 5].filter((status) => isReviewable({ status })),
    [1, 3, 4],
  );
});
