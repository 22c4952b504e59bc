import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { createManualClock } from "@mall/testkit";
import type { EnterOptions } from "../engine/entry.ts";
import { createFlowControl } from "../engine/flow-control.ts";
import type { SystemRule } from "./system-rule.ts";

/** A flow control with these system rules on a machine whose gauges are set by hand. */
function stage(...rules: SystemRule[]) {
  const clock = createManualClock();
  const gauges = { load: 0, cpu: 0 };
  const system = { load: () => gauges.load, cpu: () => gauges.cpu, memory: () => 0 };
  const flow = createFlowControl({ clock, system, rules: { system: rules } });
  const enter = (options: EnterOptions = {}) => flow.enter("checkout", { inbound: true, ...options });
  const work = (ms: number) => {
    const entry = enter();
    clock.advance(ms);
    if (entry.passed) entry.exit();
  };
  return { clock, gauges, enter, passes: (options?: EnterOptions) => enter(options).passed, work };
}

test("case 14: system loads 1.2, 2.3, 3.4: the lowest wins", () => {
  const loads = [2.3, 1.2, 3.4].map((threshold) => ({ id: `at ${threshold}`, metric: "load", threshold }) as const);
  const { gauges, passes, enter } = stage(...loads);
  gauges.load = 1.2;
  assert.equal(passes(), true, "load refuses above its threshold only");
  gauges.load = 1.3;
  const refused = enter();
  assert.ok(!refused.passed);
  assert.deepEqual([refused.kind, refused.ruleId, refused.value], ["system", "at 1.2", 1.3]);
  assert.equal(refused.resource, "checkout");
});

describe("each metric", () => {
  test("inbound QPS refuses once as many passed in the last second", () => {
    const { clock, passes, enter } = stage({ metric: "inboundQps", threshold: 3 });
    assert.deepEqual([passes(), passes(), passes(), passes()], [true, true, true, false]);
    const refused = enter();
    assert.ok(!refused.passed);
    assert.equal(refused.ruleId, "system:inboundQps");
    clock.advance(1000);
    assert.equal(passes(), true);
  });

  test("concurrency refuses while as many are inside", () => {
    const { enter, passes } = stage({ metric: "concurrency", threshold: 2 });
    const first = enter();
    assert.equal(passes(), true);
    assert.equal(passes(), false);
    if (first.passed) first.exit();
    assert.equal(passes(), true);
  });

  test("average RT refuses while the last second's is as long", () => {
    const { clock, work, passes } = stage({ metric: "averageRt", threshold: 50 });
    work(20);
    assert.equal(passes(), true);
    work(80);
    assert.equal(passes(), false);
    clock.advance(1000);
    assert.equal(passes(), true);
  });

  test("CPU refuses above its threshold", () => {
    const { gauges, passes } = stage({ metric: "cpu", threshold: 0.8 });
    gauges.cpu = 0.8;
    assert.equal(passes(), true);
    gauges.cpu = 0.81;
    assert.equal(passes(), false);
  });
});

test("what does not come from outside is neither refused nor counted", () => {
  const { passes } = stage({ metric: "inboundQps", threshold: 1 });
  assert.deepEqual([passes({ inbound: false }), passes({ inbound: false })], [true, true]);
  assert.equal(passes(), true);
  assert.equal(passes(), false);
  assert.equal(passes({ inbound: false }), true);
});

test("a gauge that does not know never refuses", () => {
  const { gauges, passes } = stage({ metric: "load", threshold: 0 }, { metric: "cpu", threshold: 0 });
  gauges.load = -1;
  gauges.cpu = -1;
  assert.equal(passes(), true);
  gauges.cpu = 0.1;
  assert.equal(passes(), false);
});

describe("shares by priority", () => {
  const shares = { normal: 0.8, sheddable: 0.5 };

  test("the least important is shed first", () => {
    const { gauges, passes } = stage({ metric: "cpu", threshold: 1, shares });
    const pass = () => [passes({ priority: "critical" }), passes(), passes({ priority: "sheddable" })];
    gauges.cpu = 0.5;
    assert.deepEqual(pass(), [true, true, true]);
    gauges.cpu = 0.6;
    assert.deepEqual(pass(), [true, true, false]);
    gauges.cpu = 0.9;
    assert.deepEqual(pass(), [true, false, false]);
  });

  test("also of what is counted", () => {
    const { passes } = stage({ metric: "concurrency", threshold: 10, shares });
    for (let entry = 0; entry < 5; entry += 1) assert.equal(passes({ priority: "sheddable" }), true);
    assert.equal(passes({ priority: "sheddable" }), false);
    for (let entry = 0; entry < 3; entry += 1) assert.equal(passes({ priority: "normal" }), true);
    assert.equal(passes({ priority: "normal" }), false);
    assert.equal(passes({ priority: "critical" }), true);
  });
});

describe("adaptive (BBR)", () => {
  const adaptive: SystemRule = { metric: "load", threshold: 1, adaptive: true };

  test("one inside is never too many, more are when nothing completes", () => {
    const { gauges, passes } = stage(adaptive);
    gauges.load = 5;
    assert.deepEqual([passes(), passes(), passes()], [true, true, false]);
  });

  test("as many may be inside as complete in the time of the fastest", () => {
    const { gauges, enter, passes, clock } = stage(adaptive);
    const entries = Array.from({ length: 20 }, () => enter());
    clock.advance(100);
    for (const entry of entries) if (entry.passed) entry.exit();
    // 20 in half a second, 100 ms each: 40 a second x 0.1 s = 4 inside.
    gauges.load = 5;
    assert.deepEqual(
      [passes(), passes(), passes(), passes(), passes(), passes()],
      [true, true, true, true, true, false],
    );
    gauges.load = 1;
    assert.equal(passes(), true);
  });

  test("less important entries may use less of that", () => {
    const { gauges, enter, passes, clock } = stage({ ...adaptive, shares: { sheddable: 0.5 } });
    const entries = Array.from({ length: 20 }, () => enter());
    clock.advance(100);
    for (const entry of entries) if (entry.passed) entry.exit();
    gauges.load = 5;
    const sheddable = () => passes({ priority: "sheddable" });
    assert.deepEqual([sheddable(), sheddable(), sheddable(), sheddable()], [true, true, true, false]);
    assert.equal(passes(), true);
  });
});

test("entries that wait for the limiter of the cluster together are counted one after another", async () => {
  const flow = createFlowControl({
    clock: createManualClock(),
    tokens: { acquire: async () => ({ granted: true }) },
    rules: {
      system: [{ metric: "concurrency", threshold: 2 }],
      flow: [{ resource: "checkout", threshold: 100, cluster: { fallback: "refuse" } }],
    },
  });
  const acquire = async () => flow.acquire("checkout", { inbound: true });
  const results = await Promise.all([acquire(), acquire(), acquire()]);
  assert.deepEqual(
    results.map(({ passed }) => passed),
    [true, true, false],
  );
});
