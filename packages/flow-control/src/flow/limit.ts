import type { SystemGauge } from "../engine/system-gauge.ts";
import type { FlowRule } from "./flow-rule.ts";
import { memoryLimit } from "./memory-adaptive.ts";
import type { PassWindow } from "./pass-window.ts";
import { createWarmUp } from "./warm-up.ts";

/** Milliseconds that a threshold is for when the rule does not say. */
export const DEFAULT_INTERVAL_MS = 1000;

const DEFAULT_COLD_FACTOR = 3;

/** How many may pass in an interval: a number, or how to find it at a time. */
export type Limit = number | ((now: number) => number);

/** The limit at a time. */
export function limitAt(limit: Limit, now: number): number {
  return typeof limit === "number" ? limit : limit(now);
}

/** The limit that a rule sets. */
export function limitOf(rule: FlowRule, system: SystemGauge, window: PassWindow): Limit {
  const { threshold = 0, strategy = "direct", statIntervalMs = DEFAULT_INTERVAL_MS } = rule;
  if (strategy === "memoryAdaptive") {
    const { lowMemoryThreshold: atLow = 0, highMemoryThreshold: atHigh = 0 } = rule;
    const marks = { lowMark: rule.memoryLowWaterMark ?? 0, highMark: rule.memoryHighWaterMark ?? 0, atLow, atHigh };
    return () => memoryLimit(system.memory(), marks);
  }
  if (strategy === "warmUp") {
    const seconds = statIntervalMs / 1000;
    const { warmUpPeriodSec = 1, warmUpColdFactor = DEFAULT_COLD_FACTOR } = rule;
    const allowed = createWarmUp(threshold / seconds, warmUpPeriodSec, warmUpColdFactor);
    return (now) => allowed(now, window.passedBefore(now) / seconds) * seconds;
  }
  return threshold;
}
