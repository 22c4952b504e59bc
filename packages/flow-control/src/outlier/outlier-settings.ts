import type { OutlierRule } from "./outlier-rule.ts";

/** An outlier rule with its defaults. Times are in milliseconds. */
export interface OutlierSettings {
  consecutiveFailures: number;
  failureRatio: number;
  minRequests: number;
  statIntervalMs: number;
  baseEjectionMs: number;
  maxEjectionMs: number;
  maxEjectedShare: number;
}

/** Fills in what the rule leaves out. */
export function settingsOf(rule: OutlierRule): OutlierSettings {
  return {
    consecutiveFailures: rule.consecutiveFailures ?? 5,
    failureRatio: rule.failureRatio ?? 1,
    minRequests: rule.minRequests ?? 20,
    statIntervalMs: rule.statIntervalMs ?? 10_000,
    baseEjectionMs: rule.baseEjectionMs ?? 5000,
    maxEjectionMs: rule.maxEjectionMs ?? 60_000,
    maxEjectedShare: rule.maxEjectedShare ?? 0.5,
  };
}

/**
 * How many of so many instances may be ejected at once: the share, rounded down, and never the last one. So of one
 * instance none is, of two with a share of 0.5 one, of three also one.
 */
export function mostEjected(instances: number, { maxEjectedShare }: OutlierSettings): number {
  // 0.29 x 100 is a little less than 29.
  return Math.max(0, Math.min(instances - 1, Math.floor(maxEjectedShare * instances + 1e-9)));
}
