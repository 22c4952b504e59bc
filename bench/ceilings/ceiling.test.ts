import assert from "node:assert/strict";
import { test } from "node:test";
import { setImmediate as turn } from "node:timers/promises";
import { perSecond } from "./ceiling.ts";

test("the work of all workers counts, that done while others wait too", async () => {
  let done = 0;
  const start = performance.now();
  const rate = await perSecond(0.05, 64, async () => {
    await turn();
    done += 3;
    return 3;
  });
  const counted = (rate * (performance.now() - start)) / 1000;
  assert.ok(done > 3 * 64);
  // The clock is read a moment later here than there.
  assert.ok(Math.abs(counted / done - 1) < 0.2, `${counted} of ${done}`);
});
