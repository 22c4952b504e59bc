import assert from "node:assert/strict";
import { test } from "node:test";
import { clockOf, milestonePassed, msOf, secondsUntil, untilNextSecond } from "./seconds.ts";

test("seconds are rounded up, so that 0 is said at the moment and not before", () => {
  assert.deepEqual(
    [2000, 1999, 1001, 1000, 1, 0, -5].map((left) => secondsUntil(left, 0)),
    [2, 2, 2, 1, 1, 0, 0],
  );
});

for (const left of [2500, 2000, 1999.5, 1000, 0.4]) {
  test(`${left} ms before, the next tick comes when the shown second ends`, () => {
    const wait = untilNextSecond(left, 0) ?? Number.NaN;
    assert.ok(wait > 0 && wait <= 1000);
    assert.equal(secondsUntil(left, wait), secondsUntil(left, 0) - 1);
  });
}

test("after the moment nothing ticks", () => {
  assert.equal(untilNextSecond(1000, 1000), undefined);
});

test("a clock shows hours from the first, days apart", () => {
  assert.deepEqual(clockOf(59), { days: 0, clock: "00:59" });
  assert.deepEqual(clockOf(3600), { days: 0, clock: "01:00:00" });
  assert.deepEqual(clockOf(86_400 + 3661), { days: 1, clock: "01:01:01" });
});

test("a milestone is passed once, and of several in a leap the last", () => {
  assert.equal(milestonePassed(61, 60, [60, 10]), 60);
  assert.equal(milestonePassed(60, 59, [60, 10]), undefined);
  assert.equal(milestonePassed(70, 5, [60, 10]), 10);
  assert.equal(milestonePassed(5, 5, [60, 10]), undefined);
});

test("the API's times are China Standard Time wherever the reader is", () => {
  assert.equal(msOf("2026-11-23 08:00:00"), Date.UTC(2026, 10, 23));
});
