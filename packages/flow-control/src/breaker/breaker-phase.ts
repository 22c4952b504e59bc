import type { BreakerSettings } from "./breaker-settings.ts";

type Limits = Pick<BreakerSettings, "retryTimeoutMs" | "oneProbe" | "successes" | "probeLeaseMs">;

/** Everything passes. Times are in milliseconds since the epoch. */
export interface Closed {
  readonly state: "closed";
  readonly since: number;
}

/** Nothing passes until the retry timeout is over. */
export interface Open {
  readonly state: "open";
  readonly since: number;
  /** The ratio or count that opened it; 1 after a failed probe. */
  readonly value: number;
}

/** Probes find out whether all is well again. */
export interface HalfOpen {
  readonly state: "halfOpen";
  readonly since: number;
  /** What it was before, to roll back to. */
  readonly before: Open;
  /** Who probes: only their completions decide. */
  readonly probes: WeakSet<object>;
  /** Probes that did not come back yet. */
  readonly out: number;
  readonly successes: number;
  /** Since when probes are out and none came back. */
  readonly quietSince: number;
}

/** Where a breaker stands: sentinel-golang's state machine, and a lease on probes. */
export type BreakerPhase = Closed | Open | HalfOpen;

/**
 * What time alone does. A clock that went back begins the wait anew, so that none is longer than its timeout. Where all
 * pass while half open, probes of which none comes back within the lease have failed: else entries without end would
 * pile up behind them.
 */
export function elapse(phase: Open | HalfOpen, now: number, limits: Limits): Open | HalfOpen {
  if (phase.state === "open") return phase.since > now ? { ...phase, since: now } : phase;
  if (phase.quietSince > now) return { ...phase, quietSince: now };
  return isLost(phase, now, limits) && !limits.oneProbe ? reopened(now) : phase;
}

/** The phase in which one more entry probes, or undefined when none may; the caller adds it to the probes. */
export function admit(phase: Open | HalfOpen, now: number, limits: Limits): HalfOpen | undefined {
  if (phase.state === "open") return now - phase.since >= limits.retryTimeoutMs ? halfOpened(phase, now) : undefined;
  const { out } = phase;
  if (out === 0) return { ...phase, out: 1, quietSince: now };
  if (!limits.oneProbe) return { ...phase, out: out + 1 };
  // What the lost probe says later no longer counts.
  return isLost(phase, now, limits) ? { ...phase, probes: new WeakSet(), quietSince: now } : undefined;
}

/** A probe came back. */
export function report(phase: HalfOpen, bad: boolean, now: number, limits: Limits): BreakerPhase {
  if (bad) return reopened(now);
  const successes = phase.successes + 1;
  if (successes >= limits.successes) return { state: "closed", since: now };
  return { ...phase, successes, out: phase.out - 1, quietSince: now };
}

/** Another rule refused a probe. When it was the only one, nothing was learnt: open again, without a new wait. */
export function withdraw(phase: HalfOpen): Open | HalfOpen {
  const out = phase.out - 1;
  return out === 0 && phase.successes === 0 ? phase.before : { ...phase, out };
}

function halfOpened(before: Open, now: number): HalfOpen {
  return { state: "halfOpen", since: now, before, probes: new WeakSet(), out: 1, successes: 0, quietSince: now };
}

const reopened = (now: number): Open => ({ state: "open", since: now, value: 1 });

function isLost({ out, quietSince }: HalfOpen, now: number, { probeLeaseMs }: Limits): boolean {
  return out > 0 && now - quietSince >= probeLeaseMs;
}
