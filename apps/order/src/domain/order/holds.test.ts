import assert from "node:assert/strict";
import { test } from "node:test";
import { type HoldRules, isFull, NO_HOLDS, timeToPay } from "./holds.ts";

const HOUR = 3_600_000;
const NOW = Date.UTC(2026, 0, 1);
const rules: HoldRules = {
  maxUnpaid: 3,
  maxStrikes: 2,
  strikeWindowMs: HOUR,
  timeoutMs: 60_000,
  shortTimeoutMs: 20_000,
};

test("a buyer is full with as many unpaid orders as are allowed, and never when any number is", () => {
  assert.equal(isFull({ ...NO_HOLDS, unpaid: 2 }, rules), false);
  assert.equal(isFull({ ...NO_HOLDS, unpaid: 3 }, rules), true);
  assert.equal(isFull({ ...NO_HOLDS, unpaid: 4 }, rules), true);
  assert.equal(isFull({ ...NO_HOLDS, unpaid: 400 }, { ...rules, maxUnpaid: 0 }), false);
});

test("strikes shorten the time to pay while the last one is young", () => {
  const after = (strikes: number, age: number, changes = {}) =>
    timeToPay({ unpaid: 0, strikes, lastStrikeAt: NOW - age }, { ...rules, ...changes }, NOW);
  assert.equal(timeToPay(NO_HOLDS, rules, NOW), 60_000);
  assert.equal(after(1, 0), 60_000);
  assert.equal(after(2, 0), 20_000);
  assert.equal(after(9, HOUR - 1), 20_000);
  assert.equal(after(9, HOUR), 60_000);
  assert.equal(after(9, 0, { maxStrikes: 0 }), 60_000, "the rule is off");
  assert.equal(after(9, 0, { shortTimeoutMs: 90_000 }), 60_000, "short is never longer");
});
