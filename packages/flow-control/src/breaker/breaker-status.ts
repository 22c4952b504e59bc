import type { BreakerPhase } from "./breaker-phase.ts";

/** Completions in the window of a breaker. */
export interface BreakerCounts {
  total: number;
  /** Those that were slow, or failed. */
  bad: number;
  /** bad / total; 0 when nothing completed. */
  ratio: number;
}

/** What a breaker shows of itself. Times are in milliseconds since the epoch. */
export type BreakerStatus = BreakerCounts &
  ({ state: "closed" | "halfOpen"; since: number } | { state: "open"; since: number; retryAtMs: number });

/** A breaker and where it stands. */
export type BreakerState = { resource: string; ruleId: string } & BreakerStatus;

/** The status of a breaker in this phase. */
export function statusOf(
  phase: BreakerPhase,
  counts: Pick<BreakerCounts, "total" | "bad">,
  { now, retryTimeoutMs }: { now: number; retryTimeoutMs: number },
): BreakerStatus {
  const { state, since } = phase;
  const shown = { ...counts, ratio: counts.total === 0 ? 0 : counts.bad / counts.total };
  if (state !== "open") return { state, since, ...shown };
  return { state, since, retryAtMs: Math.min(since, now) + retryTimeoutMs, ...shown };
}
