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
    const tokens = Math.min(capacity, state.amount + (due ? (since * threshold) / intervalMs : 0));
    // Refused, the time goes on counting: what is due grows until it is enough.
    if (tokens < batch) return refusal(state, { threshold, intervalMs, batch, since, taken: capacity - tokens });
    state.amount = tokens - batch;
    if (due) state.at = now;
    return 0;
  };
}

interface Shortage {
  threshold: number;
  intervalMs: number;
  batch: number;
  since: number;
  taken: number;
}

function refusal({ amount }: ValueState, { threshold, intervalMs, batch, since, taken }: Shortage): Refusal {
  const enoughAt = Math.ceil(((batch - amount) * intervalMs) / threshold);
  return {
    reason: `more than ${threshold} in ${intervalMs} ms`,
    value: Math.round(taken),
    retryAfterMs: Math.max(1, Math.max(intervalMs + 1, enoughAt) - since),
  };
}
