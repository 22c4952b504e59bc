import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { AppError, centsFromYuan, MAX_CENTS, multiply, sum, toCents, yuanFromCents } from "./index.ts";

const amount = fc.integer({ min: 0, max: MAX_CENTS });
const refusal = (field: string) => (error: unknown) =>
  error instanceof AppError && error.slug === "invalid_amount" && error.field === field;

test("cents survive the way to JSON yuan and back", () => {
  fc.assert(fc.property(amount, (cents) => centsFromYuan(JSON.parse(JSON.stringify(yuanFromCents(cents)))) === cents));
});

test("yuan written with two decimals become exactly those cents", () => {
  const yuan = fc.tuple(fc.integer({ min: 0, max: 99_999_999 }), fc.integer({ min: 0, max: 99 }));
  fc.assert(
    fc.property(yuan, ([whole, rest]) => {
      const written = `${whole}.${String(rest).padStart(2, "0")}`;
      return centsFromYuan(Number(written)) === whole * 100 + rest;
    }),
  );
});

test("a third decimal is refused", () => {
  const thousandths = fc.integer({ min: 1, max: 1_000_000_000 }).filter((value) => value % 10 !== 0);
  fc.assert(
    fc.property(thousandths, (value) => assert.throws(() => centsFromYuan(value / 1000, "price"), refusal("price"))),
  );
});

for (const value of [-0.01, Number.NaN, Number.POSITIVE_INFINITY, 100_000_000.01, 1e300]) {
  test(`${value} yuan is refused`, () => assert.throws(() => centsFromYuan(value, "price"), refusal("price")));
}

for (const value of [-1, 0.5, Number.NaN, MAX_CENTS + 1]) {
  test(`${value} cents is refused`, () => assert.throws(() => toCents(value, "total"), refusal("total")));
}

test("sum and multiply agree with whole-number arithmetic", () => {
  const lines = fc.array(fc.tuple(fc.integer({ min: 0, max: 1_000_000 }), fc.integer({ min: 1, max: 99 })), {
    maxLength: 50,
  });
  fc.assert(
    fc.property(lines, (list) => {
      const exact = list.reduce((total, [price, quantity]) => total + BigInt(price) * BigInt(quantity), 0n);
      return BigInt(sum(list.map(([price, quantity]) => multiply(toCents(price), quantity)))) === exact;
    }),
  );
});

test("a total above the largest amount is refused", () => {
  assert.throws(() => sum([MAX_CENTS, toCents(1)]), refusal("amount"));
  assert.throws(() => multiply(MAX_CENTS, 2), refusal("amount"));
});
