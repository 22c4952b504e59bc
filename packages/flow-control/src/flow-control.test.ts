import assert from "node:assert/strict";
import { test } from "node:test";
import { createManualClock } from "@mall/testkit";
import fc from "fast-check";
import { createFlowControl } from "./index.ts";

function enter(control: ReturnType<typeof createFlowControl>, times: number): number {
  return Array.from({ length: times }, () => control.tryEnter("seckill_api")).filter(Boolean).length;
}

test("passes the threshold, refuses the rest, and passes again a second later", () => {
  const clock = createManualClock(10_000);
  const control = createFlowControl(clock, [{ resource: "seckill_api", threshold: 5 }]);
  assert.equal(enter(control, 50), 5);
  clock.advance(999);
  assert.equal(enter(control, 50), 0);
  clock.advance(1);
  assert.equal(enter(control, 50), 5);
  assert.deepEqual(control.counts(), [{ resource: "seckill_api", passed: 10, blocked: 140 }]);
});

test("the known edge of a bucketed window: 10 at 999 ms and 10 at 1500 ms all pass", () => {
  const clock = createManualClock(999);
  const control = createFlowControl(clock, [{ resource: "seckill_api", threshold: 10 }]);
  assert.equal(enter(control, 10), 10);
  clock.advance(501);
  assert.equal(enter(control, 10), 10);
});

test("threshold 0 refuses all, Infinity none, and a resource without a rule passes", () => {
  const clock = createManualClock(1);
  assert.equal(enter(createFlowControl(clock, [{ resource: "seckill_api", threshold: 0 }]), 3), 0);
  assert.equal(
    enter(createFlowControl(clock, [{ resource: "seckill_api", threshold: Number.POSITIVE_INFINITY }]), 999),
    999,
  );
  assert.equal(enter(createFlowControl(clock, []), 3), 3);
});

test("never more than the threshold in any second that starts at a bucket's edge", () => {
  const arrivals = fc.array(fc.integer({ min: 0, max: 5000 }), { maxLength: 300 });
  fc.assert(
    fc.property(arrivals, fc.integer({ min: 0, max: 20 }), (times, threshold) => {
      const clock = createManualClock(0);
      const control = createFlowControl(clock, [{ resource: "seckill_api", threshold }]);
      const passed = times
        .sort((a, b) => a - b)
        .filter((time) => {
          clock.advance(time - clock.now());
          return control.tryEnter("seckill_api");
        });
      for (let edge = 0; edge <= 5000; edge += 500) {
        assert.ok(passed.filter((time) => time >= edge && time < edge + 1000).length <= threshold);
      }
    }),
  );
});
