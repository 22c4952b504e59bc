import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { createTurns } from "./turns.ts";
import { ValueTable } from "./value-table.ts";

const INTERVAL = 1000;

function turns({ threshold, maxQueueingMs = 0 }: { threshold: number; maxQueueingMs?: number }) {
  const check = createTurns(new ValueTable(100), { intervalMs: INTERVAL, maxQueueingMs });
  return (key: string, now: number, batch = 1) => check(key, threshold, batch, now);
}

const arrivals = fc.array(
  fc.record({
    waitMs: fc.oneof(fc.nat({ max: 40 }), fc.nat({ max: 1500 })),
    value: fc.constantFrom("a", "b"),
    batch: fc.integer({ min: 1, max: 5 }),
  }),
  { maxLength: 150 },
);
const limits = fc.record({ threshold: fc.integer({ min: 1, max: 3000 }), maxQueueingMs: fc.nat({ max: 700 }) });

test("turns of a value lie apart, waits are shorter than allowed, and values do not disturb each other", () => {
  fc.assert(
    fc.property(arrivals, limits, (list, limit) => {
      const ask = turns(limit);
      const alone = turns(limit);
      let now = 0;
      let last = Number.NEGATIVE_INFINITY;
      for (const { waitMs, value, batch } of list) {
        now += waitMs;
        const verdict = ask(value, now, batch);
        if (value === "b") continue;
        assert.deepEqual(verdict, alone(value, now, batch));
        if (typeof verdict !== "number") continue;
        assert.ok(verdict === 0 || verdict <= limit.maxQueueingMs);
        // A wait is rounded up to a whole millisecond; a batch larger than the threshold has an interval to its credit.
        const distance = Math.min(INTERVAL, (batch * INTERVAL) / limit.threshold);
        assert.ok(now + verdict - last > distance - 1 - 1e-6);
        last = now + verdict;
      }
    }),
  );
});

test("what is refused passes after retryAfterMs, and without one never", () => {
  fc.assert(
    fc.property(arrivals, limits, (list, limit) => {
      const ask = turns(limit);
      let now = 0;
      for (const { waitMs, batch } of list) {
        now += waitMs;
        const verdict = ask("a", now, batch);
        if (typeof verdict === "number") continue;
        const later = now + (verdict.retryAfterMs ?? 1e6);
        if (verdict.retryAfterMs !== undefined) assert.equal(typeof ask("a", later - 1, batch), "object");
        assert.equal(typeof ask("a", later, batch), verdict.retryAfterMs === undefined ? "object" : "number");
        break;
      }
    }),
  );
});

test("3 a second are no more than that, also over a long time", () => {
  const ask = turns({ threshold: 3, maxQueueingMs: 2 });
  let passed = 0;
  for (let now = 0; now < 99_990; now += 1) if (typeof ask("a", now) === "number") passed += 1;
  assert.equal(passed, 300);
});

test("more than one a millisecond is a limit too", () => {
  const ask = turns({ threshold: 4000, maxQueueingMs: 2 });
  const passed = Array.from({ length: 100 }, () => ask("a", 0)).filter((verdict) => typeof verdict === "number");
  assert.equal(passed.length, 8);
});

test("a wait as long as the queue is refused, one that is shorter is not", () => {
  const ask = turns({ threshold: 10, maxQueueingMs: 200 });
  assert.deepEqual([ask("a", 0), ask("a", 0)], [0, 100]);
  assert.deepEqual(ask("a", 0), { reason: "the wait would reach 200 ms", retryAfterMs: 1 });
  assert.equal(ask("a", 1), 199);
});

test("a batch larger than the threshold waits for the rest, or never passes", () => {
  assert.equal(turns({ threshold: 10, maxQueueingMs: 501 })("a", 0, 15), 500);
  assert.deepEqual(turns({ threshold: 10, maxQueueingMs: 500 })("a", 0, 15), { reason: "the wait would reach 500 ms" });
  assert.deepEqual(turns({ threshold: 0, maxQueueingMs: 500 })("a", 0), { reason: "none may pass" });
});

test("a clock that goes back does not stop a value until it has caught up", () => {
  const ask = turns({ threshold: 10 });
  assert.equal(ask("a", 5_000_000), 0);
  assert.deepEqual([typeof ask("a", 0), ask("a", 100)], ["object", 0]);
});
