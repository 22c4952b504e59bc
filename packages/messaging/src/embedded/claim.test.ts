import assert from "node:assert/strict";
import { it } from "node:test";
import { batchOf } from "./claim.ts";

const rows = (...attempts: number[]) =>
  attempts.map((attempt, index) => ({ seq: index + 1, id: `m${index + 1}`, body: "null", headers: "{}", attempt }));

const sizes = (...attempts: number[]) => batchOf(rows(...attempts)).map(({ seq }) => seq);

it("puts messages never delivered before together", () => {
  assert.deepEqual(sizes(0, 0, 0), [1, 2, 3]);
  assert.deepEqual(sizes(), []);
});

it("delivers a message again alone, and in its turn", () => {
  assert.deepEqual(sizes(1, 0, 0), [1]);
  assert.deepEqual(sizes(0, 0, 1, 0), [1, 2]);
  assert.deepEqual(sizes(1, 1), [1]);
});
