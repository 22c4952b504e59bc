import type { Clock } from "../clock.ts";
import { BucketRing } from "../statistics/bucket-ring.ts";

/** How much may be retried. */
export interface RetryBudgetOptions {
  clock: Clock;
  /** Retries for each first attempt, 0 or more. Default 0.2. */
  ratio?: number;
  /** Retries a second that are always allowed, 0 or more, so that a quiet client can retry too. Default 3. */
  minPerSecond?: number;
  /** Milliseconds of the window, 10 or more. Default 10000. */
  windowMs?: number;
}

/** What happened in the window, and what may follow. */
export interface RetryFigures {
  /** First attempts. */
  requests: number;
  retries: number;
  /** Retries that may follow now. */
  left: number;
}

/** Keeps retries a small share of the traffic: what is failing under load must not get more load for it. */
export interface RetryBudget {
  /** Counts a first attempt. */
  deposit(): void;
  /** Asks for a retry; true: it may be made, and counts. */
  tryWithdraw(): boolean;
  figures(): RetryFigures;
}

const BUCKETS = 10;
const REQUESTS = 0;
const RETRIES = 1;

/**
 * Makes a retry budget after Finagle's: in a window there are at most minPerSecond x its seconds + ratio x its first
 * attempts retries. There the attempts that pay for retries may have left the window when these are made; here every
 * window has to bear its own retries, whatever it is that follows. So a retry must fit in each row of buckets that ends
 * now, not in the whole window alone.
 * @throws RangeError when an option is out of its range.
 */
export function createRetryBudget(options: RetryBudgetOptions): RetryBudget {
  const { clock, ratio = 0.2, minPerSecond = 3, windowMs = 10_000 } = options;
  if (!(ratio >= 0 && minPerSecond >= 0 && windowMs >= BUCKETS)) {
    throw new RangeError(`no budget of ${ratio} x requests + ${minPerSecond} a second over ${windowMs} ms`);
  }
  const reserve = (minPerSecond * windowMs) / 1000;
  const ring = new BucketRing({ bucketMs: windowMs / BUCKETS, buckets: BUCKETS, columns: 2 });

  const left = (now: number): number => {
    let least = Number.POSITIVE_INFINITY;
    for (let span = 1; span <= BUCKETS; span += 1) {
      const allowed = reserve + ratio * ring.sum(now, REQUESTS, span);
      least = Math.min(least, allowed - ring.sum(now, RETRIES, span));
    }
    // 0.29 x 100 is a little less than 29.
    return Math.max(0, Math.floor(least + 1e-9));
  };

  return {
    deposit: () => ring.add(clock.now(), REQUESTS, 1),
    tryWithdraw: () => {
      const now = clock.now();
      if (left(now) < 1) return false;
      ring.add(now, RETRIES, 1);
      return true;
    },
    figures: () => {
      const now = clock.now();
      return { requests: ring.sum(now, REQUESTS), retries: ring.sum(now, RETRIES), left: left(now) };
    },
  };
}
