import type { TokenGrant, TokenRequest } from "../engine/token-service.ts";
import type { TokenAnswer, TokenQuestion } from "./token-limiter.ts";

/** What the limiter refused, for as long as asking again cannot help. */
export interface Refusals {
  /** The refusal that stands for this request: one of the same limit, for as many tokens or fewer. */
  find(request: TokenRequest, now: number): TokenGrant | undefined;
  /** Keeps the refusal of the fewest tokens, if there is one. */
  note(question: TokenQuestion, answer: TokenAnswer, now: number): void;
}

interface Refusal {
  threshold: number;
  intervalMs: number;
  count: number;
  since: number;
  until: number;
}

/** Limits whose refusals are kept; beyond, the oldest is forgotten, and asked for again. */
const MOST_LIMITS = 10_000;

/** Makes an empty memory of refusals. */
export function createRefusals(): Refusals {
  const refusals = new Map<string, Refusal>();
  return {
    find: (request, now) => {
      const refusal = refusals.get(request.ruleId);
      return refusal && stands(refusal, request, now)
        ? { granted: false, retryAfterMs: refusal.until - now }
        : undefined;
    },
    note: ({ ruleId, threshold, intervalMs, counts }, { waits }, now) => {
      const refused = fewestRefused(counts, waits);
      if (!refused) return;
      refusals.delete(ruleId);
      if (refusals.size >= MOST_LIMITS) refusals.delete(refusals.keys().next().value ?? "");
      refusals.set(ruleId, { threshold, intervalMs, count: refused.count, since: now, until: now + refused.wait });
    },
  };
}

/** A refusal from the future is none: the clock was set back. */
function stands(refusal: Refusal, { threshold, intervalMs, count }: TokenRequest, now: number): boolean {
  const same = refusal.threshold === threshold && refusal.intervalMs === intervalMs && refusal.count <= count;
  return same && refusal.since <= now && now < refusal.until;
}

function fewestRefused(counts: readonly number[], waits: readonly number[]) {
  let fewest: { count: number; wait: number } | undefined;
  for (const [index, count] of counts.entries()) {
    const wait = waits[index] ?? 0;
    if (wait > 0 && !(fewest && fewest.count < count)) fewest = { count, wait };
  }
  return fewest;
}
