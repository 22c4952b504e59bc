import assert from "node:assert/strict";
import { test } from "node:test";
import { newSpanId, newTraceId } from "./trace-ids.ts";

const MANY = 100_000;

test("trace ids are valid and no two are the same", () => {
  const ids = Array.from({ length: MANY }, newTraceId);
  assert.equal(new Set(ids).size, MANY);
  for (const id of ids) assert.match(id, /^(?!0{32})[0-9a-f]{32}$/);
});

test("span ids are valid and no two are the same", () => {
  const ids = Array.from({ length: MANY }, newSpanId);
  assert.equal(new Set(ids).size, MANY);
  for (const id of ids) assert.match(id, /^(?!0{16})[0-9a-f]{16}$/);
});
