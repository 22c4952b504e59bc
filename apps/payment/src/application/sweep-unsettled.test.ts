import assert from "node:assert/strict";
import { test } from "node:test";
import { silentLogger } from "@mall/kernel";
import { createManualClock } from "@mall/testkit";
import { sweepUnsettled } from "./sweep-unsettled.ts";

test("a payment that can never be settled does not keep the younger ones waiting", async () => {
  const settled: string[] = [];
  const warnings: unknown[] = [];
  const sweep = sweepUnsettled({
    payments: { unsettled: async () => [{ paymentNo: "p1" }, { paymentNo: "p2" }] },
    clock: createManualClock(),
    settle: async (paymentNo) => {
      if (paymentNo === "p1") throw new Error("no such order");
      settled.push(paymentNo);
    },
    logger: { ...silentLogger, warn: (fields) => void warnings.push(fields.failed) },
  });
  await sweep();
  assert.deepEqual(settled, ["p2"]);
  assert.deepEqual(warnings, [1]);
});
