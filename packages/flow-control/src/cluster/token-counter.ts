import type { Clock } from "../clock.ts";
import { bucketMsOf, checkQuestion, type TokenAnswer, type TokenLimiter, type TokenQuestion } from "./token-limiter.ts";

/** A limiter in the memory of this process; answers at once. */
export interface TokenCounter extends TokenLimiter {
  /** @throws RangeError when the question is none. */
  decide(question: TokenQuestion): TokenAnswer;
  /** How many limits are held now. */
  limits(): number;
}

/** What one limit counts. acquire-tokens.lua keeps the same. */
interface Tally {
  bucketMs: number;
  bucket: number;
  current: number;
  previous: number;
}

/** Below this many, limits that nothing counts for any more are not looked for. */
const FEW = 1000;

/** Makes a limiter that holds nothing yet. Its memory is bounded by the limits that granted something in their interval. */
export function createTokenCounter(clock: Clock): TokenCounter {
  const tallies = new Map<string, Tally>();
  let sweepAt = FEW;

  const sweep = (now: number) => {
    for (const [key, { bucket, bucketMs }] of tallies) {
      if (Math.abs(Math.floor(now / bucketMs) - bucket) > 1) tallies.delete(key);
    }
    // Twice as many as are needed: so looking through all of them is rare.
    sweepAt = Math.max(FEW, tallies.size * 2);
  };

  return {
    decide: (question) => {
      checkQuestion(question);
      const { ruleId, threshold, intervalMs, counts } = question;
      const now = clock.now();
      const key = `${intervalMs}:${ruleId}`;
      const tally = tallyAt(now, bucketMsOf(intervalMs), tallies.get(key));
      const before = tally.current;
      const waits = counts.map((count) => take(tally, count, threshold, now));
      if (tally.current > before) {
        if (tallies.size >= sweepAt) sweep(now);
        tallies.set(key, tally);
      }
      return { bucket: tally.bucket, waits };
    },
    limits: () => tallies.size,
  };
}

/** A clock that goes back by a bucket counts into the newest one; one that goes back further begins anew. */
function tallyAt(now: number, bucketMs: number, kept: Tally | undefined): Tally {
  const bucket = Math.floor(now / bucketMs);
  if (kept && (bucket === kept.bucket || bucket === kept.bucket - 1)) return { ...kept };
  const previous = kept && bucket === kept.bucket + 1 ? kept.current : 0;
  return { bucketMs, bucket, current: 0, previous };
}

function take(tally: Tally, count: number, threshold: number, now: number): number {
  const { bucket, bucketMs, current, previous } = tally;
  if (previous + current + count <= threshold) {
    tally.current += count;
    return 0;
  }
  const free = current + count <= threshold ? bucket + 1 : bucket + 2;
  return Math.ceil(free * bucketMs - now);
}
