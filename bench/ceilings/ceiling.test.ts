import assert from "node:assert/strict";
import { test } from "node:test";
import { setImmediate as turn } from "node:timers/promises";
import { createManualClock } from "@mall/testkit";
import { perSecond } from "./ceiling.ts";

test("the work of all workers counts, that done while others wait too", async () => {
  const clock = createManualClock(0);
  let done = 0;
  const work = async () => {
    await turn();
    clock.advance(5);
    done += 3;
    return 3;
  };
  const rate = await perSecond(2, 64, work, clock.now);
  assert.ok(done > 3 * 64);
  assert.equal(rate, (done / clock.now()) * 1000);
});
