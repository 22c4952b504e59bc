import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { isDeeper } from "./json-depth.ts";

/** The same, from the parsed value. */
function depthOf(value: unknown): number {
  if (typeof value !== "object" || value === null) return 0;
  return 1 + Math.max(0, ...Object.values(value).map(depthOf));
}

test("counts levels of any JSON, whatever its strings hold", () => {
  fc.assert(
    fc.property(fc.json({ maxDepth: 6, stringUnit: fc.constantFrom("[", "{", '"', "\\", "]", "a") }), (text) => {
      const depth = depthOf(JSON.parse(text));
      assert.equal(isDeeper(text, depth), false);
      assert.equal(isDeeper(text, depth - 1), depth > 0);
    }),
  );
});

test("a text that only opens is too deep long before its end", () => {
  assert.equal(isDeeper("[".repeat(60_000), 16), true);
});
