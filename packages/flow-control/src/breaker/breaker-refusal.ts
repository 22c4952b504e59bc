import type { BlockFacts } from "../engine/block.ts";
import type { HalfOpen, Open } from "./breaker-phase.ts";
import type { BreakerSettings } from "./breaker-settings.ts";

/**
 * Why an entry is refused, and how long until the next probe. While a probe is out nobody knows how it ends: then it is
 * the shorter of what is left of its lease and of the wait that follows a failure.
 */
export function refusalIn(
  phase: Open | HalfOpen,
  now: number,
  { strategy, retryTimeoutMs, probeLeaseMs }: BreakerSettings,
): Pick<BlockFacts, "reason" | "value" | "retryAfterMs"> {
  if (phase.state === "open") {
    const { value, since } = phase;
    const reason = `open, ${strategy} was ${Math.round(value * 1000) / 1000}`;
    return { reason, value, retryAfterMs: Math.max(0, since + retryTimeoutMs - now) };
  }
  const leaseLeft = Math.max(0, phase.quietSince + probeLeaseMs - now);
  return { reason: "a probe is out", value: phase.before.value, retryAfterMs: Math.min(leaseLeft, retryTimeoutMs) };
}
