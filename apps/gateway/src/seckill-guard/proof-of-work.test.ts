import assert from "node:assert/strict";
import { hash } from "node:crypto";
import { test } from "node:test";
import fc from "fast-check";
import { isSolved, leadingZeroBits } from "./proof-of-work.ts";

/** The slow way: every digit as four binary ones. */
const binary = (hex: string) =>
  [...hex].map((digit) => Number.parseInt(digit, 16).toString(2).padStart(4, "0")).join("");

test("leading zero bits of known numbers", () => {
  const known = { "8": 0, "7f": 1, "1": 3, "0f": 4, "08": 4, "00ff": 8, "0001": 15, "0000": 16 };
  for (const [hex, bits] of Object.entries(known)) assert.equal(leadingZeroBits(hex), bits, hex);
});

test("leading zero bits are those of the number written in binary", () => {
  fc.assert(
    fc.property(fc.nat(20), fc.stringMatching(/^[1-9a-f][0-9a-f]{0,20}$/), (zeros, rest) => {
      const hex = "0".repeat(zeros) + rest;
      assert.equal(leadingZeroBits(hex), binary(hex).indexOf("1"));
    }),
  );
});

test("a solution is one for its token, its bits and less; the work is over the text token:solution", () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (token, solution) => {
      const bits = binary(hash("sha256", `${token}:${solution}`, "hex")).indexOf("1");
      assert.equal(isSolved(token, solution, bits), true);
      assert.equal(isSolved(token, solution, bits + 1), false);
    }),
  );
});
