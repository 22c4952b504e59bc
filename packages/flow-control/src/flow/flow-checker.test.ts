import assert from "node:assert/strict";
import { test } from "node:test";
import { createManualClock } from "@mall/testkit";
import fc from "fast-check";
import { createFlowControl } from "../engine/flow-control.ts";
import type { FlowControlOptions } from "../engine/options.ts";
import type { FlowRule } from "./flow-rule.ts";

function limited(rule: Omit<FlowRule, "resource">, options: FlowControlOptions & { at?: number } = {}) {
  const clock = createManualClock(options.at ?? 10_000);
  const flow = createFlowControl({ clock, ...options, rules: { flow: [{ resource: "r", ...rule }] } });
  /** How many of so many entries pass; each leaves at once. */
  const enter = (times: number, batch = 1) =>
    Array.from({ length: times }, () => flow.enter("r", { batch })).filter((result) => {
      if (result.passed) result.exit();
      return result.passed;
    }).length;
  return { clock, flow, enter };
}

test("passes the threshold, refuses the rest, and passes again a second later", () => {
  const { clock, flow, enter } = limited({ threshold: 5 });
  assert.equal(enter(50), 5);
  clock.advance(999);
  assert.equal(enter(50), 0);
  clock.advance(1);
  assert.equal(enter(50), 5);
  const [figures] = flow.figures();
  assert.deepEqual([figures?.passed, figures?.blocked], [10, 140]);
});

test("case 16: threshold 10: 10 at t=999 and 10 at t=1500 all pass", () => {
  const { clock, enter } = limited({ threshold: 10 }, { at: 999 });
  assert.equal(enter(10), 10);
  clock.advance(501);
  assert.equal(enter(11), 10);
});

test("threshold 0 refuses all, and a resource without a rule passes", () => {
  const { flow, enter } = limited({ threshold: 0 });
  assert.equal(enter(3), 0);
  assert.equal(flow.enter("other").passed, true);
});

test("never more than the threshold in any window aligned to a bucket", () => {
  const arrivals = fc.array(fc.integer({ min: 0, max: 5000 }), { maxLength: 300 });
  const intervals = fc.constantFrom(500, 1000, 1500, 2000, 700, 12_000, 250);
  fc.assert(
    fc.property(arrivals, fc.integer({ min: 0, max: 20 }), intervals, (times, threshold, statIntervalMs) => {
      const { clock, enter } = limited({ threshold, statIntervalMs }, { at: 0 });
      const passed = times
        .sort((a, b) => a - b)
        .filter((time) => {
          clock.advance(time - clock.now());
          return enter(1) === 1;
        });
      const step = statIntervalMs % 500 === 0 && statIntervalMs <= 10_000 ? 500 : statIntervalMs;
      for (let edge = 0; edge <= 5000; edge += step) {
        assert.ok(passed.filter((time) => time >= edge && time < edge + statIntervalMs).length <= threshold);
      }
    }),
  );
});

test("case 4: throttle 50 per 10 s, no queue", () => {
  const { clock, enter } = limited({ threshold: 50, statIntervalMs: 10_000, control: "throttling" });
  assert.equal(enter(1, 51), 0);
  assert.equal(enter(1, 50), 1);
  assert.equal(enter(10), 0);
  clock.advance(2010);
  assert.equal(enter(1), 1);
  assert.equal(enter(1), 0);
});

test("case 5: 10/s, queue 500 ms: six calls one after another take more than 400 ms; threshold 0 refuses; 0 passes", async () => {
  const clock = createManualClock(10_000);
  let slept = 0;
  const sleep = async (ms: number) => {
    slept += ms;
  };
  const rule = { resource: "r", threshold: 10, control: "throttling" as const, maxQueueingMs: 500 };
  const flow = createFlowControl({ clock, sleep, rules: { flow: [rule] } });
  for (let call = 0; call < 6; call += 1) {
    const before = slept;
    const entry = await flow.acquire("r");
    assert.ok(entry.passed);
    clock.advance(slept - before);
    entry.exit();
  }
  assert.ok(slept > 400, `${slept}`);
  flow.setRules({ flow: [{ ...rule, threshold: 0 }] });
  assert.equal(flow.enter("r").passed, false);
  assert.equal(flow.enter("r", { batch: 0 }).passed, true);
});

test("calls that come together queue up to the longest wait, in their order, and the rest is refused", () => {
  const { flow } = limited({ threshold: 10, control: "throttling", maxQueueingMs: 500 });
  const waits = Array.from({ length: 8 }, () => flow.enter("r")).map((result) => (result.passed ? result.waitMs : -1));
  assert.deepEqual(waits, [0, 100, 200, 300, 400, 500, -1, -1]);
});

test("a clock that goes back hours does not make anybody wait for it", () => {
  const { clock, enter } = limited({ threshold: 10, control: "throttling" });
  assert.equal(enter(1), 1);
  clock.advance(-3_600_000);
  assert.equal(enter(1), 0);
  clock.advance(100);
  assert.equal(enter(1), 1);
});

test("case 6: warm-up: what may pass rises from the coldest to the threshold within the period", () => {
  const { clock, enter } = limited({ threshold: 10, strategy: "warmUp", warmUpPeriodSec: 10, warmUpColdFactor: 3 });
  const seconds = Array.from({ length: 25 }, () => {
    const passed = enter(20);
    clock.advance(1000);
    return passed;
  });
  assert.equal(seconds[0], 3);
  for (let second = 1; second < seconds.length; second += 1) {
    assert.ok((seconds[second] ?? 0) >= (seconds[second - 1] ?? 0), `${seconds}`);
  }
  assert.equal(seconds.at(-1), 10);
  clock.advance(60_000);
  assert.equal(enter(20), 3, "cold again after a rest");
});

test("a memory-adaptive rule follows the memory in use", () => {
  let memory = 100;
  const system = { load: () => -1, cpu: () => -1, memory: () => memory };
  const rule = {
    ...{ strategy: "memoryAdaptive" as const, lowMemoryThreshold: 10, highMemoryThreshold: 2 },
    ...{ memoryLowWaterMark: 1024, memoryHighWaterMark: 2048 },
  };
  const { clock, enter } = limited(rule, { system });
  assert.equal(enter(20), 10);
  memory = 4096;
  clock.advance(1000);
  assert.equal(enter(20), 2);
});

test("a related resource: what it lets pass counts, and this resource gives way", () => {
  const clock = createManualClock(10_000);
  const flow = createFlowControl({
    clock,
    rules: { flow: [{ resource: "read", relatedResource: "write", threshold: 2 }] },
  });
  for (let times = 0; times < 5; times += 1) assert.equal(flow.enter("read").passed, true);
  for (let times = 0; times < 2; times += 1) assert.equal(flow.enter("write").passed, true);
  assert.equal(flow.enter("read").passed, false);
  clock.advance(1000);
  assert.equal(flow.enter("read").passed, true);
});

test("a rule that changes its threshold keeps what passed in its window", () => {
  for (const statIntervalMs of [1000, 700]) {
    const { flow, enter } = limited({ threshold: 5, statIntervalMs });
    assert.equal(enter(9), 5);
    flow.setRules({ flow: [{ resource: "r", threshold: 7, statIntervalMs }] });
    assert.equal(enter(9), 2);
  }
});
