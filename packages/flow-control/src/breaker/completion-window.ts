import { BucketRing } from "../statistics/bucket-ring.ts";
import type { BreakerSettings } from "./breaker-settings.ts";

type Shape = Pick<BreakerSettings, "buckets" | "bucketMs">;

/** What completed lately, and how much of it was bad. */
export interface CompletionWindow {
  count(bad: boolean, now: number): void;
  counts(now: number): { total: number; bad: number };
  clear(): void;
  hasShape(shape: Shape): boolean;
}

const Column = { total: 0, bad: 1 } as const;

/** Makes an empty window of so many buckets of so many milliseconds. */
export function createCompletionWindow({ buckets, bucketMs }: Shape): CompletionWindow {
  const ring = new BucketRing({ buckets, bucketMs, columns: 2 });
  return {
    count: (bad, now) => {
      ring.add(now, Column.total, 1);
      if (bad) ring.add(now, Column.bad, 1);
    },
    counts: (now) => ({ total: ring.sum(now, Column.total), bad: ring.sum(now, Column.bad) }),
    clear: () => ring.clear(),
    hasShape: (shape) => shape.buckets === buckets && shape.bucketMs === bucketMs,
  };
}
