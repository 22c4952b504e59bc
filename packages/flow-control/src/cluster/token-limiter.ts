/** A question to the limiter: several requests for tokens of one limit. */
export interface TokenQuestion {
  ruleId: string;
  threshold: number;
  intervalMs: number;
  /** Answered in order; each is granted whole when it fits, and else takes nothing. */
  counts: readonly number[];
}

/** What the limiter says to a question. */
export interface TokenAnswer {
  /** The half window, counted since the epoch of the limiter's clock, in which the tokens were taken. */
  bucket: number;
  /** For each count: 0 when it was granted, else milliseconds from 1 to an interval before which asking again cannot help. */
  waits: readonly number[];
}

/**
 * Holds limits that several processes share: at most `threshold` tokens in two neighbouring buckets of half an interval
 * each. So no more than that pass in any window that is aligned to half an interval by the limiter's own clock. Windows
 * between may see more: ten at 999 ms and ten at 1500 ms are in different pairs. An odd interval has its halves rounded
 * up: its limit is for a window that is one millisecond longer.
 */
export interface TokenLimiter {
  /** Rejects or throws when there is no answer; RangeError when the question is none. */
  decide(question: TokenQuestion): TokenAnswer | Promise<TokenAnswer>;
}

/** Milliseconds of a bucket: half an interval, rounded up. */
export function bucketMsOf(intervalMs: number): number {
  return Math.ceil(intervalMs / 2);
}

/**
 * Looks at the numbers of a question, which may come from another process.
 * @throws RangeError
 */
export function checkQuestion({ threshold, intervalMs, counts }: Omit<TokenQuestion, "ruleId">): void {
  if (!(Number.isFinite(threshold) && threshold >= 0))
    throw new RangeError(`threshold ${threshold} is no number from 0`);
  if (!(Number.isSafeInteger(intervalMs) && intervalMs > 0)) throw new RangeError(`interval ${intervalMs} ms is none`);
  const wrong = counts.find((count) => !(Number.isSafeInteger(count) && count >= 0));
  if (wrong !== undefined) throw new RangeError(`${wrong} is no number of tokens`);
}
