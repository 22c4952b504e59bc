/** Told when the limiter stops answering, and when it answers again. */
export interface ReachabilityChange {
  reachable: boolean;
  /** Why it is not. */
  error?: Error;
}

/** Whether the limiter answers; while it does not, one question in a while probes it. */
export interface Reachability {
  /** Why no question may be put now; undefined when one may. */
  obstacle(now: number): Error | undefined;
  /** A question is about to be put. While the limiter is away no other may follow before this one has ended. */
  asking(): void;
  answered(): void;
  failed(error: unknown, now: number): void;
}

/** When to probe, in milliseconds: first after `retryMs`, then twice as late each time, up to `maxRetryMs`. */
export interface ReachabilityOptions {
  retryMs: number;
  maxRetryMs: number;
  onChange: (change: ReachabilityChange) => void;
}

interface Outage {
  error: Error;
  since: number;
  waitMs: number;
  probing: boolean;
}

/** Makes one that takes the limiter for reachable. */
export function createReachability({ retryMs, maxRetryMs, onChange }: ReachabilityOptions): Reachability {
  let outage: Outage | undefined;
  const tell = (change: ReachabilityChange) => {
    try {
      onChange(change);
    } catch {
      // A log that fails must not stop the traffic.
    }
  };
  return {
    obstacle: (now) => (outage && !mayProbe(outage, now) ? outage.error : undefined),
    asking: () => {
      if (outage) outage.probing = true;
    },
    answered: () => {
      if (!outage) return;
      outage = undefined;
      tell({ reachable: true });
    },
    failed: (cause, now) => {
      // Asked before it was known to be away: says nothing new.
      if (outage && !outage.probing) return;
      const error = cause instanceof Error ? cause : new Error(String(cause));
      const before = outage;
      const waitMs = before ? Math.min(before.waitMs * 2, maxRetryMs) : retryMs;
      outage = { error, since: now, waitMs, probing: false };
      if (!before) tell({ reachable: false, error });
    },
  };
}

/** Also when the clock was set back. */
function mayProbe({ since, waitMs, probing }: Outage, now: number): boolean {
  return !probing && (now < since || now >= since + waitMs);
}
