import assert from "node:assert/strict";
import { test } from "node:test";
import { memoryLimit } from "./memory-adaptive.ts";
import { allowedPerSecond, warmUpCurve } from "./warm-up.ts";

test("case 6: warm-up (10/s, 10 s, cold 3): warning 50, max 100, slope 0.004, coldest 3.33/s", () => {
  const curve = warmUpCurve(10, 10, 3);
  assert.deepEqual([curve.warning, curve.max], [50, 100]);
  assert.ok(Math.abs(curve.slope - 0.004) < 1e-12);
  assert.equal(allowedPerSecond(100, 10, curve).toFixed(2), "3.33");
  assert.equal(allowedPerSecond(50, 10, curve), 10);
  assert.equal(allowedPerSecond(0, 10, curve), 10);
});

test("case 7: memory-adaptive (1000/100, marks 1024/2048)", () => {
  const marks = { lowMark: 1024, highMark: 2048, atLow: 1000, atHigh: 100 };
  const limits = [100, 1024, 1536, 2048, 3072].map((bytes) => memoryLimit(bytes, marks));
  assert.deepEqual(limits, [1000, 1000, 550, 100, 100]);
});
