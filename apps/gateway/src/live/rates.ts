import type { ResourceFigures } from "@mall/flow-control";
import { BUCKETS, type RequestTotals } from "../plugins/request-times.ts";
import { quantileOf } from "./quantile.ts";
import type { Reading } from "./reading.ts";

/** The resource that each request of the API enters first. */
const DOOR = "gateway";

/** Resources that are told. */
const BUSIEST = 10;

const MIB = 1024 * 1024;

/** What happened between two readings, a second. Counts that fell, as a process is gone, are 0. */
export function ratesOf(before: Reading, now: Reading, seconds: number) {
  const perSecond = rounder(seconds);
  const resources = resourceRates(before.flow.resources, now.flow.resources, perSecond);
  return {
    requests: requestRates(before.requests, now.requests, perSecond),
    flow: flowRates(resources),
    resources: resources
      .filter(({ passed, blocked }) => passed + blocked > 0)
      .sort((a, b) => b.passed + b.blocked - a.passed - a.blocked)
      .slice(0, BUSIEST),
    process: {
      rss_mb: tenth(now.rssBytes / MIB),
      cpu_percent: tenth(Math.max(0, now.cpuMs - before.cpuMs) / (seconds * 10)),
      event_loop_ms: tenth(now.eventLoopMs),
    },
  };
}

const tenth = (value: number) => Math.round(value * 10) / 10;
const hundredth = (value: number) => Math.round(value * 100) / 100;

type PerSecond = (before: number, now: number) => number;

const rounder =
  (seconds: number): PerSecond =>
  (before, now) =>
    tenth(Math.max(0, now - before) / seconds);

function requestRates(before: RequestTotals, now: RequestTotals, perSecond: PerSecond) {
  const upTo = now.upTo.map((total, bucket) => total - (before.upTo[bucket] ?? 0));
  const count = now.count - before.count;
  const within = (share: number) => {
    const found = quantileOf(BUCKETS, upTo, { count, share });
    return found === undefined ? null : hundredth(found * 1000);
  };
  return {
    per_second: perSecond(before.count, now.count),
    ...{ p50_ms: within(0.5), p95_ms: within(0.95), p99_ms: within(0.99) },
    errors: perSecond(before.errors, now.errors),
  };
}

function resourceRates(before: readonly ResourceFigures[], now: readonly ResourceFigures[], perSecond: PerSecond) {
  const known = new Map(before.map((each) => [each.resource, each]));
  return now.map(({ resource, passed, blocked }) => ({
    resource,
    passed: perSecond(known.get(resource)?.passed ?? 0, passed),
    blocked: perSecond(known.get(resource)?.blocked ?? 0, blocked),
  }));
}

/** A request that passed the door may be refused behind it: it counts as refused. */
function flowRates(resources: ReturnType<typeof resourceRates>) {
  const blocked = resources.reduce((total, each) => total + each.blocked, 0);
  const door = resources.find(({ resource }) => resource === DOOR);
  const asked = (door?.passed ?? 0) + (door?.blocked ?? 0);
  return { passed: tenth(Math.max(0, asked - blocked)), blocked: tenth(blocked) };
}
