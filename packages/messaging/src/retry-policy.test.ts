import assert from "node:assert/strict";
import { it } from "node:test";
import { errorText, pauseAfter } from "./retry-policy.ts";

it("doubles the pause up to half a minute", () => {
  assert.deepEqual([1, 2, 3, 9, 10, 1000].map(pauseAfter), [100, 200, 400, 25_600, 30_000, 30_000]);
});

it("says in a header what was thrown", () => {
  assert.equal(errorText(new TypeError("no such thing")), "TypeError: no such thing");
  assert.equal(errorText("plain words"), "plain words");
  assert.equal(errorText(new Error("x".repeat(2000))).length, 500);
});
