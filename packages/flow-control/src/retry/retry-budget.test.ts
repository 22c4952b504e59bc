import assert from "node:assert/strict";
import { test } from "node:test";
import { createManualClock } from "@mall/testkit";
import fc from "fast-check";
import { createRetryBudget, type RetryBudgetOptions } from "./retry-budget.ts";

const times = (count: number) => Array.from({ length: count });

function budget(options: Omit<RetryBudgetOptions, "clock"> = {}) {
  const clock = createManualClock(100_000);
  const budget = createRetryBudget({ clock, ...options });
  const deposit = (count: number) => times(count).forEach(() => void budget.deposit());
  const withdraw = (count = 1000) => times(count).filter(() => budget.tryWithdraw()).length;
  return { clock, budget, deposit, withdraw };
}

test("without requests, 3 a second of the window may be retried", () => {
  const { clock, withdraw } = budget();
  assert.equal(withdraw(), 30);
  clock.advance(9999);
  assert.equal(withdraw(), 0);
  clock.advance(1);
  assert.equal(withdraw(), 30);
});

test("a fifth of the requests may be retried on top", () => {
  const { deposit, withdraw, budget: it } = budget();
  deposit(100);
  assert.deepEqual(it.figures(), { requests: 100, retries: 0, left: 50 });
  assert.equal(withdraw(20), 20);
  assert.deepEqual(it.figures(), { requests: 100, retries: 20, left: 30 });
  assert.equal(withdraw(), 30);
  deposit(4);
  assert.equal(withdraw(), 0);
  deposit(1);
  assert.equal(withdraw(), 1);
});

test("nothing is allowed with a budget of 0, and a ratio counts exactly", () => {
  const nothing = budget({ ratio: 0, minPerSecond: 0 });
  nothing.deposit(1000);
  assert.equal(nothing.withdraw(), 0);
  const exact = budget({ ratio: 0.29, minPerSecond: 0 });
  exact.deposit(100);
  assert.equal(exact.withdraw(), 29);
});

test("requests pay only for retries that can be in no window without them", () => {
  const { clock, deposit, withdraw } = budget({ minPerSecond: 1 });
  deposit(1000);
  clock.advance(2000);
  assert.equal(withdraw(), 10);
});

const second = fc.record({ requests: fc.nat({ max: 60 }), retries: fc.nat({ max: 60 }), retryFirst: fc.boolean() });
const options = fc.record({
  ratio: fc.constantFrom(0, 0.1, 0.2, 0.5, 1),
  minPerSecond: fc.constantFrom(0, 0.3, 1, 3),
  windowMs: fc.constantFrom(1000, 5000, 10_000),
});

test("in no window of whole buckets are there more retries than the budget of that window", () => {
  fc.assert(
    fc.property(fc.array(second, { maxLength: 40 }), options, (seconds, given) => {
      const { clock, deposit, withdraw } = budget(given);
      const counted = seconds.map(({ requests, retries, retryFirst }) => {
        if (!retryFirst) deposit(requests);
        const made = withdraw(retries);
        if (retryFirst) deposit(requests);
        clock.advance(given.windowMs / 10);
        return { requests, made };
      });
      // Windows that begin before or end after the traffic count too.
      for (let end = 1; end < counted.length + 10; end += 1) {
        const window = counted.slice(Math.max(0, end - 10), end);
        const made = window.reduce((sum, bucket) => sum + bucket.made, 0);
        const requests = window.reduce((sum, bucket) => sum + bucket.requests, 0);
        assert.ok(made <= (given.minPerSecond * given.windowMs) / 1000 + given.ratio * requests + 1e-6);
      }
    }),
  );
});

test("with steady traffic the whole ratio can be used", () => {
  const { clock, deposit, withdraw } = budget({ minPerSecond: 0 });
  let made = 0;
  for (let bucket = 0; bucket < 100; bucket += 1) {
    deposit(10);
    made += withdraw();
    clock.advance(1000);
  }
  assert.equal(made, 200);
});

for (const wrong of [{ ratio: -1 }, { ratio: Number.NaN }, { minPerSecond: -0.1 }, { windowMs: 0 }]) {
  test(`refuses ${JSON.stringify(wrong)}`, () => assert.throws(() => budget(wrong), RangeError));
}
