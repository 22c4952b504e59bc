import assert from "node:assert/strict";
import { test } from "node:test";
import { checkedOf, ordinaryOf } from "./checked.fixture.ts";
import { ledger } from "./ledger.ts";

const { ledger: clean } = checkedOf([]).state;
const found = (...of: Parameters<typeof checkedOf>) => ledger(checkedOf(...of)).map(({ detail }) => detail);

test("the audit is content when it finds nothing and nothing is on its way", () => {
  assert.deepEqual(found([], { orders: [ordinaryOf({ seen: "unpaid" })] }), []);
});

test("what the audit finds, waits for or could not look at, what is on its way and what is overdue, is not yet well", () => {
  const state = {
    orders: [ordinaryOf({ overdue: true })],
    ledger: {
      ...clean,
      findings: [{ kind: "claim_without_order", detail: "a claim" }],
      waiting: [{ kind: "held_for_nothing", detail: "a unit" }],
      unchecked: ["the queues"],
      inFlight: 2,
    },
  };
  assert.deepEqual(found([], state), [
    "claim_without_order: a claim",
    "held_for_nothing: a unit",
    "not checked: the queues",
    "2 claims, messages or payments are still on their way",
    "order A is unpaid past its time",
  ]);
  assert.ok(ledger(checkedOf([], state)).every(({ final }) => !final));
});
