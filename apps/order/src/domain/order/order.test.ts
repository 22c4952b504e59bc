import assert from "node:assert/strict";
import { test } from "node:test";
import { MADE_AT, sampleOrder } from "../../testing/sample-orders.fixture.ts";
import { cancel, isExpired } from "./cancel.ts";
import { complete, refund, ship } from "./fulfil.ts";
import type { CancelledOrder, CompletedOrder, PaidOrder, RefundedOrder, ShippedOrder, UnpaidOrder } from "./order.ts";
import { decidePayment, pay } from "./pay.ts";

const order = sampleOrder("A1");
const payment = { paymentNo: "P1", paidAt: MADE_AT + 1 };
const paid = pay(order, payment).to;
const cancelled = cancel(order, "timeout", MADE_AT + 2).to;

/** `true` when a rule takes an order of that state: decided by the compiler, so the value below cannot lie. */
type Takes<Rule extends (order: never, ...rest: never[]) => unknown, State> = State extends Parameters<Rule>[0]
  ? true
  : false;

test("what must not happen to an order cannot be written", () => {
  const allowed: [Takes<typeof pay, UnpaidOrder>, Takes<typeof ship, PaidOrder>, Takes<typeof complete, ShippedOrder>] =
    [true, true, true];
  const impossible: [
    Takes<typeof pay, CancelledOrder>,
    Takes<typeof pay, PaidOrder>,
    Takes<typeof cancel, PaidOrder>,
    Takes<typeof cancel, CancelledOrder>,
    Takes<typeof ship, CancelledOrder>,
    Takes<typeof ship, UnpaidOrder>,
    Takes<typeof refund, ShippedOrder>,
    Takes<typeof complete, RefundedOrder>,
    Takes<typeof refund, CompletedOrder>,
  ] = [false, false, false, false, false, false, false, false, false];
  assert.ok(allowed.every(Boolean) && !impossible.some(Boolean));
});

test("paying sells the units, cancelling releases them", () => {
  assert.deepEqual(pay(order, payment).command, { command: "sell", orderNo: "A1", kind: "normal" });
  const release = cancel({ ...order, kind: "seckill" }, "buyer", MADE_AT).command;
  assert.deepEqual(release, { command: "release", orderNo: "A1", kind: "seckill" });
});

test("a payment pays once; a second look at it changes nothing, any other goes back", () => {
  assert.equal(decidePayment(order, payment).kind, "pay");
  assert.equal(decidePayment(paid, payment).kind, "already_paid");
  assert.equal(decidePayment(ship(paid, MADE_AT), payment).kind, "already_paid");
  assert.equal(decidePayment(refund(paid, MADE_AT), payment).kind, "already_paid");
  assert.equal(decidePayment(paid, { ...payment, paymentNo: "P2" }).kind, "refund");
  assert.equal(decidePayment(cancelled, payment).kind, "refund");
});

test("the states after the payment keep what is known of it", () => {
  const completed = complete(ship(paid, MADE_AT + 3), MADE_AT + 4);
  assert.deepEqual(completed, { ...paid, status: "completed", shippedAt: MADE_AT + 3, completedAt: MADE_AT + 4 });
  assert.deepEqual(refund(paid, MADE_AT + 5), { ...paid, status: "refunded", refundedAt: MADE_AT + 5 });
});

test("an order is expired from the very millisecond its time is over", () => {
  assert.equal(isExpired(order, order.payBefore - 1), false);
  assert.equal(isExpired(order, order.payBefore), true);
});
