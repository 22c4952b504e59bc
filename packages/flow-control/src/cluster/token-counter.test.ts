import assert from "node:assert/strict";
import { test } from "node:test";
import { createManualClock } from "@mall/testkit";
import fc from "fast-check";
import { limiterContract } from "./limiter-contract.fixture.ts";
import { createTokenCounter } from "./token-counter.ts";
import { bucketMsOf } from "./token-limiter.ts";

limiterContract("in memory", () => {
  const clock = createManualClock();
  return { limiter: createTokenCounter(clock), advance: clock.advance };
});

const steps = fc.array(
  fc.record({
    advance: fc.integer({ min: -40, max: 900 }),
    counts: fc.array(fc.integer({ min: 0, max: 6 }), { maxLength: 8 }),
  }),
  { maxLength: 60, size: "max" },
);
const thresholds = fc.oneof(fc.integer({ min: 0, max: 20 }), fc.double({ min: 0, max: 20, noNaN: true }));
const intervals = fc.constantFrom(1000, 500, 333, 1, 2000);

test("never more than the threshold in any window aligned to half an interval, and never less than fits", () => {
  fc.assert(
    fc.property(steps, thresholds, intervals, (moves, threshold, intervalMs) => {
      const clock = createManualClock();
      const counter = createTokenCounter(clock);
      const granted = new Map<number, number>();
      // Back as far as the bucket before the newest: beyond, the counter begins anew.
      const earliest = () => (Math.max(0, ...granted.keys()) - 1) * bucketMsOf(intervalMs);
      const windowOf = (bucket: number) => (granted.get(bucket) ?? 0) + (granted.get(bucket - 1) ?? 0);
      for (const { advance, counts } of moves) {
        clock.advance(Math.max(advance, earliest() - clock.now()));
        const { bucket, waits } = counter.decide({ ruleId: "r", threshold, intervalMs, counts });
        for (const [index, count] of counts.entries()) {
          // Nothing is taken back within a question, so the check in order is exact.
          const fits = windowOf(bucket) + count <= threshold;
          assert.equal(waits[index] === 0, fits);
          granted.set(bucket, (granted.get(bucket) ?? 0) + (fits ? count : 0));
        }
      }
      for (const bucket of granted.keys()) {
        assert.ok(windowOf(bucket) <= threshold);
        assert.ok(windowOf(bucket + 1) <= threshold);
      }
    }),
    { numRuns: 300 },
  );
});

test("before the time that a refusal tells nothing passes, and then it does where it ever can", () => {
  const asked = fc.integer({ min: 1, max: 12 });
  fc.assert(
    fc.property(steps, fc.integer({ min: 0, max: 10 }), intervals, asked, (moves, threshold, intervalMs, count) => {
      const clock = createManualClock();
      const counter = createTokenCounter(clock);
      const ask = (counts: number[]) => counter.decide({ ruleId: "r", threshold, intervalMs, counts }).waits;
      for (const { advance, counts } of moves) {
        clock.advance(Math.max(0, advance));
        ask(counts);
      }
      const [wait = 0] = ask([count]);
      if (wait === 0) return;
      clock.advance(wait - 1);
      assert.notEqual(ask([count])[0], 0);
      clock.advance(1);
      assert.equal(ask([count])[0] === 0, count <= threshold);
    }),
    { numRuns: 300 },
  );
});

test("forgets the limits that nothing counts for any more", () => {
  const clock = createManualClock();
  const counter = createTokenCounter(clock);
  const take = (ruleId: string) => counter.decide({ ruleId, threshold: 1, intervalMs: 1000, counts: [1] }).waits;
  for (let second = 0; second < 20; second += 1) {
    for (let limit = 0; limit < 400; limit += 1) assert.deepEqual(take(`${second}/${limit}`), [0]);
    clock.advance(1000);
    assert.ok(counter.limits() <= 1000, `${counter.limits()}`);
  }
});

test("a limit that still counts is not forgotten, however many there are", () => {
  const clock = createManualClock();
  const counter = createTokenCounter(clock);
  const take = (limit: number) => counter.decide({ ruleId: `${limit}`, threshold: 1, intervalMs: 1000, counts: [1] });
  for (let limit = 0; limit < 900; limit += 1) assert.deepEqual(take(limit).waits, [0]);
  clock.advance(500);
  for (let limit = 900; limit < 5000; limit += 1) assert.deepEqual(take(limit).waits, [0]);
  for (let limit = 0; limit < 900; limit += 1) assert.deepEqual(take(limit).waits, [500]);
  for (let limit = 900; limit < 5000; limit += 1) assert.deepEqual(take(limit).waits, [1000]);
});
