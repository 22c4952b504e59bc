import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { createNumberGenerator } from "./index.ts";

const noon = 1_767_240_000_000;

test("a number is 20 digits: milliseconds, process, counter", () => {
  const next = createNumberGenerator({ now: () => noon }, 7);
  assert.equal(next(), "17672400000000070000");
  assert.equal(next(), "17672400000000070001");
});

test("numbers rise and never repeat, whatever the clock does", () => {
  const steps = fc.array(fc.integer({ min: -5000, max: 5000 }), { minLength: 2, maxLength: 200 });
  fc.assert(
    fc.property(steps, (moves) => {
      let now = noon;
      const next = createNumberGenerator({ now: () => now }, 0);
      const numbers = moves.map((move) => {
        now += move;
        return next();
      });
      return numbers.every((number, index) => number.length === 20 && number > (numbers[index - 1] ?? ""));
    }),
  );
});

test("more than ten thousand numbers in one millisecond still rise", () => {
  const next = createNumberGenerator({ now: () => noon }, 999);
  let last = "";
  for (let count = 0; count < 25_000; count += 1) {
    const number = next();
    assert.ok(number > last, `${number} after ${last}`);
    last = number;
  }
});
