import assert from "node:assert/strict";
import { test } from "node:test";
import type { BreakerState, ResourceFigures } from "@mall/flow-control";
import { fail } from "@mall/kernel";
import type { QueueDepth } from "@mall/messaging";
import { createManualClock } from "@mall/testkit";
import { BUCKETS } from "../plugins/request-times.ts";
import { createLiveFigures } from "./live-figures.ts";
import type { Reading } from "./reading.ts";

const resource = (name: string, passed: number, blocked: number): ResourceFigures => ({
  ...{ resource: name, passed, blocked, passPerSecond: 0, blockPerSecond: 0, completePerSecond: 0 },
  ...{ errorPerSecond: 0, averageRt: 0, minRt: 0, concurrency: 0 },
});
const breaker = (name: string, state: BreakerState["state"]) =>
  ({ resource: name, state, ruleId: state }) as BreakerState;

/** What a process has counted: requests, all of them within 5 ms, and what its flow control saw. */
const reading = (requests: number, resources: ResourceFigures[] = [], change: Partial<Reading> = {}): Reading => ({
  requests: { upTo: BUCKETS.map((bound) => (bound < 0.005 ? 0 : requests)), count: requests, errors: requests / 10 },
  flow: { processes: [1], resources, breakers: [], instances: [] },
  ...{ rssBytes: 100 * 1024 * 1024, cpuMs: requests, eventLoopMs: 1.26 },
  ...change,
});

function makeStage() {
  const clock = createManualClock(50_000);
  const now = { readings: [reading(0)], depths: [] as QueueDepth[] | undefined };
  const live = createLiveFigures({
    ...{ clock, ledger: async () => ({ drift: 0, open: 2 }), readings: async () => now.readings },
    broker: {
      depths: async () => {
        if (!now.depths) throw fail("service_unavailable");
        return now.depths;
      },
    },
  });
  const after = async (ms: number, readings: Reading[]) => {
    clock.advance(ms);
    now.readings = readings;
    return await live();
  };
  return { after, now };
}

test("rates are what was added between two looks, of all processes together", async () => {
  const { after } = makeStage();
  await after(0, [reading(100), reading(0)]);
  const { requests, process, t } = await after(2000, [reading(150), reading(50)]);
  assert.deepEqual([t, requests.per_second, requests.errors], [52_000, 50, 5]);
  assert.equal(requests.p50_ms, 3.75);
  assert.deepEqual(process, { rss_mb: 200, cpu_percent: 5, event_loop_ms: 1.3 });
});

test("the first look, one after a pause and one after a restart compare with nothing", async () => {
  const { after } = makeStage();
  const first = await after(0, [reading(500)]);
  assert.deepEqual([first.requests.per_second, first.requests.p99_ms], [0, null]);
  assert.equal((await after(60_000, [reading(900)])).requests.per_second, 0);
  const fewer = await after(1000, [reading(3)]);
  assert.deepEqual([fewer.requests.per_second, fewer.requests.p99_ms, fewer.process.cpu_percent], [0, null, 0]);
});

test("what passed the door and was refused behind it counts as refused; the ten busiest are told", async () => {
  const { after } = makeStage();
  const idle = Array.from({ length: 12 }, (_, n) => resource(`r${n}`, 5, 0));
  await after(0, [reading(0, [resource("gateway", 0, 0), resource("seckill_api", 0, 0), ...idle])]);
  const busy = idle.map((each, n) => ({ ...each, passed: 5 + n }));
  const seen = await after(1000, [reading(0, [resource("gateway", 90, 10), resource("seckill_api", 5, 85), ...busy])]);
  assert.deepEqual(seen.flow, { passed: 5, blocked: 95 });
  assert.equal(seen.resources.length, 10);
  assert.deepEqual(seen.resources[0], { resource: "gateway", passed: 90, blocked: 10 });
  assert.deepEqual(seen.resources[2], { resource: "r11", passed: 11, blocked: 0 });
});

test("a queue has its dead letters beside it; those of a broker that is away are not known", async () => {
  const { after, now } = makeStage();
  now.depths = [
    { queue: "work", ready: 1, delayed: 2, unacked: 3, oldestMs: 40 },
    { queue: "work.dead", ready: 4, delayed: 0, unacked: 0 },
    { queue: "delay", ready: 0, delayed: 5, unacked: 0 },
  ];
  assert.deepEqual((await after(0, [reading(0)])).queues, [
    { queue: "work", ready: 1, delayed: 2, unacked: 3, dead: 4, delay_ms: 40 },
    { queue: "delay", ready: 0, delayed: 5, unacked: 0, dead: 0, delay_ms: null },
  ]);
  now.depths = undefined;
  assert.deepEqual((await after(1000, [reading(0)])).queues, []);
});

test("a resource with several breakers stands as the worst", async () => {
  const { after } = makeStage();
  const breakers = [breaker("a", "open"), breaker("a", "closed"), breaker("b", "closed"), breaker("b", "halfOpen")];
  const flow = { processes: [1], resources: [], breakers, instances: [] };
  assert.deepEqual((await after(0, [reading(0, [], { flow })])).breakers, [
    { resource: "a", state: "open" },
    { resource: "b", state: "half_open" },
  ]);
});
