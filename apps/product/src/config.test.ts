import assert from "node:assert/strict";
import { test } from "node:test";
import { ConfigError } from "@mall/config";
import { loadProductConfig } from "./config.ts";

test("the reconciler passes every ten seconds, unless it is told otherwise", () => {
  const day = 24 * 60 * 60_000;
  const { reconcile } = loadProductConfig({});
  assert.deepEqual(reconcile, { everyMs: 10_000, graceMs: 15_000, makingMs: 60_000, retentionMs: 30 * day });
  const told = { RECONCILE_SECONDS: "0", RECONCILE_GRACE_SECONDS: "2", CLAIM_RETENTION_DAYS: "0" };
  const expected = { everyMs: 0, graceMs: 2000, makingMs: 8000, retentionMs: undefined };
  assert.deepEqual(loadProductConfig(told).reconcile, expected);
});

test("what does not fit is named", () => {
  const wrong = { RECONCILE_SECONDS: "-1", RECONCILE_GRACE_SECONDS: "1", CLAIM_RETENTION_DAYS: "soon" };
  for (const [name, value] of Object.entries(wrong)) {
    const named = (error: unknown) => error instanceof ConfigError && error.message.includes(name);
    assert.throws(() => loadProductConfig({ [name]: value }), named);
  }
});
