import { BucketRing } from "../statistics/bucket-ring.ts";
import type { BreakerSettings } from "./breaker-settings.ts";

type Shape = Pick<BreakerSettings, "buckets" | "bucketMs">;

/** What completed lately, and how much of it was bad. */
export interface CompletionWindow {
  count(bad: boolean, now: number): void;
  counts(now: number): { total: number; bad: number };
  /** False when nothing in it is bad, which costs less to find out than the counts. */
  mayHoldBad(now: number): boolean;
  clear(): void;
  hasShape(shape: Shape): boolean;
}

const Column = { total: 0, bad: 1 } as const;

/** Makes an empty window of so many buckets of so many milliseconds. */
export function createCompletionWindow({ buckets, bucketMs }: Shape): CompletionWindow {
  const ring = new BucketRing({ buckets, bucketMs, columns: 2 });
  const spanMs = buckets * bucketMs;
  let lastBad = Number.NEGATIVE_INFINITY;
  return {
    count: (bad, now) => {
      ring.add(now, Column.total, 1);
      if (!bad) return;
      ring.add(now, Column.bad, 1);
      lastBad = now;
    },
    // Of a clock that went back further than the window, the ring has forgotten what was bad as well.
    mayHoldBad: (now) => Math.abs(now - lastBad) <= spanMs,
    counts: (now) => ({ total: ring.sum(now, Column.total), bad: ring.sum(now, Column.bad) }),
    clear: () => ring.clear(),
    hasShape: (shape) => shape.buckets === buckets && shape.bucketMs === bucketMs,
  };
}
