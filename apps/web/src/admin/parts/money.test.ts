import assert from "node:assert/strict";
import { test } from "node:test";
import { centsOf, typedYuan } from "./money.ts";

test("an amount as typed is exact to the cent", () => {
  for (const [typed, cents] of [
    ["5", 500],
    ["5.5", 550],
    ["19.99", 1999],
    ["0.07", 7],
    [" 1.10 ", 110],
  ] as const)
    assert.equal(centsOf(typed), cents);
});

test("what is no amount has no cents", () => {
  for (const typed of ["", "-1", "1.234", "abc", "1e3", "12345678"]) assert.equal(centsOf(typed), undefined);
});

test("cents are typed back as they were", () => {
  for (const cents of [0, 7, 550, 1999, 999_999_999]) assert.equal(centsOf(typedYuan(cents)), cents);
});
