import assert from "node:assert/strict";
import { test } from "node:test";
import { transitionOf } from "./notification.ts";
import { isActive, isFinal, type PaymentState, TRANSITIONS } from "./payment.ts";

const STATES: PaymentState[] = ["pending", "succeeded", "settled", "failed", "refunding", "refunded"];
const changes = Object.values(TRANSITIONS);

/** Every state that can follow, however many changes later. */
function reachableFrom(state: PaymentState): Set<PaymentState> {
  const next = changes.filter(({ from }) => from === state).map(({ to }) => to);
  return new Set([...next, ...next.flatMap((each) => [...reachableFrom(each)])]);
}

test("from pending every state can be reached, and nothing leads back", () => {
  assert.deepEqual(new Set(["pending", ...reachableFrom("pending")]), new Set(STATES));
  for (const state of STATES) assert.equal(reachableFrom(state).has(state), false, state);
});

test("a final state stays, unless money lands that was called lost or its order is refunded; any other has a way on", () => {
  const GIVEN_BACK: PaymentState[] = ["failed", "settled"];
  for (const state of STATES.filter((each) => !GIVEN_BACK.includes(each))) {
    assert.equal(isFinal(state), reachableFrom(state).size === 0, state);
  }
  for (const state of GIVEN_BACK) {
    assert.equal(isFinal(state), true, state);
    assert.deepEqual(reachableFrom(state), new Set(["refunding", "refunded"]), state);
  }
});

test("a payment stands for its order until it failed or goes back, and never again after", () => {
  assert.deepEqual(STATES.filter(isActive), ["pending", "succeeded", "settled"]);
  for (const state of STATES.filter((each) => !isActive(each)))
    assert.equal([...reachableFrom(state)].some(isActive), false, state);
});

test("money that was taken is kept or given back: failing is for payments without any", () => {
  assert.equal(reachableFrom("succeeded").has("failed"), false);
  assert.equal(reachableFrom("settled").has("failed"), false);
});

test("what the provider tells moves the payment, or the refund, and a refund that failed moves nothing", () => {
  const told = { notificationId: "n", paymentNo: "p", orderNo: "o", amountCents: 1, providerTxn: "t" };
  assert.deepEqual(transitionOf({ ...told, kind: "payment", result: "succeeded" }), TRANSITIONS.succeed);
  assert.deepEqual(transitionOf({ ...told, kind: "payment", result: "failed" }), TRANSITIONS.fail);
  assert.deepEqual(transitionOf({ ...told, kind: "refund", result: "succeeded" }), TRANSITIONS.refunded);
  assert.equal(transitionOf({ ...told, kind: "refund", result: "failed" }), undefined);
});
