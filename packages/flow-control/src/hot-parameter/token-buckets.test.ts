import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { createTokenBuckets } from "./token-buckets.ts";
import { ValueTable } from "./value-table.ts";

const INTERVAL = 1000;

function buckets({ threshold, burst = 0, maxValues = 100 }: { threshold: number; burst?: number; maxValues?: number }) {
  const check = createTokenBuckets(new ValueTable(maxValues), { intervalMs: INTERVAL, burst });
  const ask = (key: string, now: number, batch = 1) => check(key, threshold, batch, now);
  return { ask, pass: (key: string, now: number, batch = 1) => ask(key, now, batch) === 0 };
}

const arrival = fc.record({
  waitMs: fc.oneof(fc.nat({ max: 50 }), fc.nat({ max: 2500 })),
  value: fc.constantFrom("a", "b", "c"),
  batch: fc.integer({ min: 1, max: 4 }),
});
const arrivals = fc.array(arrival, { maxLength: 200 });
const limits = fc.record({ threshold: fc.integer({ min: 1, max: 8 }), burst: fc.nat({ max: 6 }) });

function timed(list: readonly { waitMs: number; value: string; batch: number }[]) {
  let now = 0;
  return list.map(({ waitMs, ...rest }) => {
    now += waitMs;
    return { ...rest, now };
  });
}

test("a value never passes more than the burst, and the threshold for each interval", () => {
  fc.assert(
    fc.property(arrivals, limits, (list, { threshold, burst }) => {
      const { pass } = buckets({ threshold, burst });
      const passed = timed(list).filter(({ value, now, batch }) => pass(value, now, batch));
      for (const value of ["a", "b", "c"]) {
        const own = passed.filter((each) => each.value === value);
        for (const [from, first] of own.entries()) {
          let sum = 0;
          for (const { now, batch } of own.slice(from)) {
            sum += batch;
            // From its beginning on; in between, the time before may have left a threshold that is due.
            const begun = from === 0 ? 1 : 2;
            assert.ok(sum <= burst + threshold * (begun + (now - first.now) / INTERVAL));
          }
        }
      }
    }),
  );
});

test("values do not disturb each other", () => {
  fc.assert(
    fc.property(arrivals, limits, (list, limit) => {
      const together = buckets(limit);
      const alone = buckets(limit);
      for (const { value, now, batch } of timed(list)) {
        const verdict = together.pass(value, now, batch);
        if (value === "a") assert.equal(verdict, alone.pass(value, now, batch));
      }
    }),
  );
});

test("what is refused passes after retryAfterMs, and not a millisecond sooner", () => {
  fc.assert(
    fc.property(arrivals, limits, (list, limit) => {
      const { ask } = buckets(limit);
      for (const { value, now, batch } of timed(list)) {
        const verdict = ask(value, now, batch);
        if (typeof verdict === "number" || verdict.retryAfterMs === undefined) continue;
        const later = now + verdict.retryAfterMs;
        assert.equal(typeof ask(value, later - 1, batch), "object");
        assert.equal(ask(value, later, batch), 0);
        break;
      }
    }),
  );
});

test("parts of a token that are rounded keep nobody waiting a millisecond longer", () => {
  const { ask, pass } = buckets({ threshold: 1, burst: 3 });
  for (const now of [0, 560, 582, 609, 1023]) assert.equal(pass("a", now), true);
  const verdict = ask("a", 1023, 3);
  assert.equal(typeof verdict === "object" && verdict.retryAfterMs, 2977);
  assert.deepEqual([pass("a", 3999, 3), pass("a", 4000, 3)], [false, true]);
});

test("nothing is added until more than an interval has passed", () => {
  const { pass } = buckets({ threshold: 1 });
  assert.deepEqual(
    [0, 1, 1000, 1001].map((now) => pass("a", now)),
    [true, false, false, true],
  );
});

test("the interval counts from when tokens were last added, not from when they were last taken", () => {
  const { pass } = buckets({ threshold: 2 });
  assert.deepEqual(
    [0, 600, 600, 1001].map((now) => pass("a", now)),
    [true, true, false, true],
  );
});

test("parts of a token are kept: a slow rule gets all that is due to it", () => {
  const { pass } = buckets({ threshold: 1, burst: 2 });
  const perRound = Array.from({ length: 5 }, (_, round) => [1, 2, 3].filter(() => pass("a", round * 1500)).length);
  assert.deepEqual(perRound, [3, 1, 2, 1, 2]);
});

test("refused attempts do not put off what is due", () => {
  const { pass } = buckets({ threshold: 1, burst: 2 });
  assert.equal(pass("a", 0, 3), true);
  const times = Array.from({ length: 3000 }, (_, ms) => ms + 1);
  assert.equal(
    times.find((now) => pass("a", now, 3)),
    3000,
  );
});

test("a clock that goes back neither gives tokens nor stops them for long", () => {
  const { pass } = buckets({ threshold: 1 });
  assert.equal(pass("a", 5_000_000), true);
  assert.deepEqual(
    [0, 1000, 1001].map((now) => pass("a", now)),
    [false, false, true],
  );
});

test("a threshold of 0 lets nothing pass, whatever the burst", () => {
  const verdict = buckets({ threshold: 0, burst: 5 }).ask("a", 0);
  assert.deepEqual(verdict, { reason: "only 0 may pass at once" });
});
