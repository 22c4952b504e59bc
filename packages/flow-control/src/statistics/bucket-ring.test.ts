import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { BucketRing, bucketIndex, bucketStart } from "./bucket-ring.ts";

const shape = { bucketMs: 500, buckets: 20, columns: 2 };

test("case 1: index(1576296044907; 500 ms x 20) = 9; start = 1576296044500", () => {
  assert.equal(bucketIndex(1_576_296_044_907, shape), 9);
  assert.equal(bucketStart(1_576_296_044_907, 500), 1_576_296_044_500);
});

test("a ring gives the sum of what was counted in the buckets it still holds", () => {
  const events = fc.array(
    fc.record({ wait: fc.integer({ min: 0, max: 3000 }), amount: fc.integer({ min: 0, max: 9 }) }),
  );
  fc.assert(
    fc.property(events, fc.integer({ min: 1, max: 20 }), (steps, span) => {
      const ring = new BucketRing(shape);
      const log: { at: number; amount: number }[] = [];
      let now = 1_700_000_000_000;
      for (const { wait, amount } of steps) {
        now += wait;
        ring.add(now, 1, amount);
        log.push({ at: now, amount });
        const oldest = bucketStart(now, 500) - (span - 1) * 500;
        const expected = log.filter(({ at }) => at >= oldest).reduce((total, event) => total + event.amount, 0);
        assert.equal(ring.sum(now, 1, span), expected);
        assert.equal(ring.sum(now, 0, span), 0);
      }
    }),
  );
});

test("the largest of a bucket, one bucket alone, and nothing after clear", () => {
  const ring = new BucketRing(shape);
  ring.raise(1000, 0, 7);
  ring.raise(1100, 0, 3);
  ring.raise(1600, 0, 5);
  assert.equal(ring.max(1600, 0, 2), 7);
  assert.deepEqual([ring.at(1400, 0), ring.at(1500, 0), ring.at(2000, 0), ring.at(-1, 0)], [7, 5, 0, 0]);
  ring.clear();
  assert.equal(ring.sum(1600, 0), 0);
});

test("a clock that goes back a little counts into the newest bucket; far back, the ring begins anew", () => {
  const ring = new BucketRing(shape);
  ring.add(100_000, 0, 5);
  ring.add(98_000, 0, 1);
  assert.equal(ring.sum(98_000, 0, 1), 6);
  assert.equal(ring.sum(100_000, 0, 1), 6);
  ring.add(10_000, 0, 2);
  assert.equal(ring.sum(10_000, 0), 2);
  ring.add(100_000, 0, 3);
  assert.equal(ring.sum(100_000, 0), 3);
});
