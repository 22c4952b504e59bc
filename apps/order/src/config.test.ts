import assert from "node:assert/strict";
import { test } from "node:test";
import { loadOrderConfig } from "./config.ts";

const holdsOf = (env: Record<string, string>) => {
  const { maxUnpaid, maxStrikes } = loadOrderConfig(env).rules;
  return [maxUnpaid, maxStrikes];
};

test("holds are limited in production, not in the demo, and as the variables say in either", () => {
  assert.deepEqual(holdsOf({}), [0, 0]);
  assert.deepEqual(holdsOf({ PROFILE: "production" }), [10, 3]);
  const said = { HOLDS_PER_BUYER: "4", HOLD_STRIKES: "2" };
  assert.deepEqual(holdsOf(said), [4, 2]);
  assert.deepEqual(holdsOf({ PROFILE: "production", HOLDS_PER_BUYER: "0", HOLD_STRIKES: "0" }), [0, 0]);
});
