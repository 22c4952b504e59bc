import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { createHistogram, percentilesOf } from "./histogram.ts";

const LARGEST = 2 ** 31 - 1;
const values = fc.array(fc.oneof(fc.nat(300), fc.nat(1_000_000), fc.nat(LARGEST)), { minLength: 1, maxLength: 300 });

/** What a histogram without an error would say. */
const exactly = (list: readonly number[], share: number) =>
  list.toSorted((left, right) => left - right)[Math.max(0, Math.ceil(list.length * share) - 1)] ?? 0;

const filled = (list: readonly number[]) => {
  const histogram = createHistogram();
  for (const value of list) histogram.record(value);
  return histogram;
};

describe("histogram", () => {
  test("says every percentile with an error of at most 1/128, and never too little", () => {
    fc.assert(
      fc.property(values, fc.double({ min: 0, max: 1, noNaN: true }), (list, share) => {
        const exact = exactly(list, share);
        const said = filled(list).at(share);
        assert.ok(said >= exact && said <= exact + exact / 128, `${said} for ${exact}`);
      }),
    );
  });

  test("is the same whether filled at once or in parts", () => {
    fc.assert(
      fc.property(values, values, (one, other) => {
        const sum = filled(one);
        sum.add(filled(other).counts());
        const whole = filled([...one, ...other]);
        assert.deepEqual(percentilesOf(sum), percentilesOf(whole));
        assert.equal(sum.count(), whole.count());
      }),
    );
  });

  test("keeps small numbers and the largest exactly, and what is out of range at the edge", () => {
    assert.deepEqual(percentilesOf(filled([1, 2, 3, 100_003])), { p50: 2, p90: 100_003, p99: 100_003, max: 100_003 });
    assert.equal(filled([LARGEST * 4]).max(), LARGEST);
    assert.equal(filled([-1]).at(1), 0);
    assert.equal(createHistogram().at(0.5), 0);
  });
});
