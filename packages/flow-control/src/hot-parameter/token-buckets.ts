import type { ValueState, ValueTable } from "./value-table.ts";
import type { Refusal, ValueCheck } from "./value-verdict.ts";

interface BucketOptions {
  /** Milliseconds in which `threshold` tokens come. */
  intervalMs: number;
  /** Tokens that a bucket holds on top of the threshold. */
  burst: number;
}

/**
 * A token bucket for each value, as sentinel-golang's hot-parameter rules have it: it begins full, holds threshold and
 * burst, and gets nothing until more than one interval has passed since it last got tokens; then it gets what is due.
 * So a value passes at most threshold + burst, and the threshold again for each further interval.
 * Unlike there, parts of a token are kept, so that a slow rule gets all that is due to it. A threshold of 0, or a batch
 * larger than a full bucket, never passes.
 */
export function createTokenBuckets(table: ValueTable, { intervalMs, burst }: BucketOptions): ValueCheck {
  return (key, threshold, batch, now) => {
    const capacity = threshold + burst;
    if (threshold <= 0 || batch > capacity) return { reason: `only ${threshold <= 0 ? 0 : capacity} may pass at once` };
    const state = table.get(key) ?? table.add(key, capacity, now);
    // The clock went back: waiting for it to catch up could take hours.
    if (now < state.at) state.at = now;
    const since = now - state.at;
    const due = since > intervalMs;
    const tokens = Math.min(capacity, due ? amountAfter(since, state, { threshold, intervalMs }) : state.amount);
    // Refused, the time goes on counting: what is due grows until it is enough.
    if (tokens < batch) return refusal(state, { threshold, intervalMs, batch, since, taken: capacity - tokens });
    state.amount = tokens - batch;
    if (due) state.at = now;
    return 0;
  };
}

interface Rate {
  threshold: number;
  intervalMs: number;
}

interface Shortage extends Rate {
  batch: number;
  since: number;
  taken: number;
}

function amountAfter(ms: number, { amount }: ValueState, { threshold, intervalMs }: Rate): number {
  return amount + (ms * threshold) / intervalMs;
}

function refusal(state: ValueState, { batch, since, taken, ...rate }: Shortage): Refusal {
  const { threshold, intervalMs } = rate;
  return {
    reason: `more than ${threshold} in ${intervalMs} ms`,
    value: Math.round(taken),
    retryAfterMs: Math.max(1, Math.max(intervalMs + 1, enoughAfter(batch, state, rate)) - since),
  };
}

/** Milliseconds from when tokens were last added until there are so many. */
function enoughAfter(batch: number, state: ValueState, rate: Rate): number {
  const about = Math.ceil(((batch - state.amount) * rate.intervalMs) / rate.threshold);
  // Parts of a token are rounded, here and where tokens come: what comes then decides.
  return [about - 1, about].find((ms) => amountAfter(ms, state, rate) >= batch) ?? about + 1;
}
