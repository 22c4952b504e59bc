import assert from "node:assert/strict";
import { hash } from "node:crypto";
import { test } from "node:test";
import { solve } from "./solve.ts";

/** The hash as binary digits. */
const digits = (text: string) =>
  [...hash("sha256", text, "buffer")].map((byte) => byte.toString(2).padStart(8, "0")).join("");

test("what is found begins with as many zero bits as asked for, and is the first that does", () => {
  for (const bits of [0, 1, 4, 7, 8, 9, 12]) {
    const isSolved = (n: number) => digits(`a token:${n}`).startsWith("0".repeat(bits));
    const found = Number(solve("a token", bits));
    assert.equal(isSolved(found), true);
    for (let n = 0; n < found; n += 1) assert.equal(isSolved(n), false);
  }
});
