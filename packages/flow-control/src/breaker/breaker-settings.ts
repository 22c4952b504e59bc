import type { Entry } from "../engine/entry.ts";
import type { BreakerRule } from "./breaker-rule.ts";

/** A breaker rule with its defaults filled in. */
export interface BreakerSettings {
  strategy: BreakerRule["strategy"];
  threshold: number;
  maxAllowedRtMs: number;
  minRequests: number;
  /** The window: so many buckets of so many milliseconds. */
  buckets: number;
  bucketMs: number;
  retryTimeoutMs: number;
  /** While half open one entry passes at a time; else all do. */
  oneProbe: boolean;
  /** Successes while half open that close it. */
  successes: number;
  probeLeaseMs: number;
}

/** Ratios closer than this are the same, as in sentinel-golang. */
const TOLERANCE = 1e-8;

/**
 * The settings of a rule. An interval that its buckets do not divide is counted in one bucket, as sentinel-golang does.
 * slowRatio without `maxAllowedRtMs` finds nothing slow: the check of the rules asks for it.
 */
export function settingsOf(rule: BreakerRule): BreakerSettings {
  const { strategy, threshold, statIntervalMs = 1000, statBuckets = 1, probeCount = 0 } = rule;
  const buckets = statIntervalMs % statBuckets === 0 ? statBuckets : 1;
  return {
    strategy,
    threshold,
    maxAllowedRtMs: rule.maxAllowedRtMs ?? Number.POSITIVE_INFINITY,
    minRequests: rule.minRequests ?? 5,
    buckets,
    bucketMs: statIntervalMs / buckets,
    retryTimeoutMs: rule.retryTimeoutMs ?? 5000,
    oneProbe: probeCount === 0,
    successes: Math.max(1, probeCount),
    probeLeaseMs: rule.probeLeaseMs ?? 30_000,
  };
}

/** Whether an entry that left was slow, or failed. */
export function isBad({ strategy, maxAllowedRtMs }: BreakerSettings, { rtMs, error }: Entry): boolean {
  return strategy === "slowRatio" ? rtMs > maxAllowedRtMs : error !== undefined;
}

/** The ratio or count that opens a breaker with these completions in its window; undefined while it may stay closed. */
export function openingValue(settings: BreakerSettings, total: number, bad: number): number | undefined {
  if (total < settings.minRequests) return undefined;
  const value = settings.strategy === "errorCount" ? bad : bad / total;
  return value >= settings.threshold - TOLERANCE ? value : undefined;
}
