import type { Clock } from "@mall/kernel";

interface Bucket {
  /** Milliseconds since the epoch; a multiple of the bucket's length. */
  start: number;
  passed: number;
}

/** Counts what passed in the last `bucketMs × buckets` milliseconds. */
export interface SlidingWindow {
  /** Passed in the window that ends now. */
  passed(): number;
  /** Counts `amount` into the present bucket. */
  add(amount: number): void;
}

/**
 * A ring of buckets, as Sentinel's LeapArray: the bucket of time t starts at t − t mod length and lies at
 * index (t / length) mod n. It is exact in every window aligned to a bucket; over an unaligned one it may pass
 * up to twice the threshold in theory (half before, half after an edge), a known property of bucketed windows.
 */
export function createSlidingWindow(clock: Clock, { buckets = 2, bucketMs = 500 } = {}): SlidingWindow {
  const ring: Bucket[] = Array.from({ length: buckets }, () => ({ start: Number.NEGATIVE_INFINITY, passed: 0 }));

  const startOf = (time: number) => time - (time % bucketMs);

  const current = (): Bucket => {
    const now = clock.now();
    const index = Math.floor(now / bucketMs) % buckets;
    const bucket = ring[index] as Bucket;
    if (bucket.start !== startOf(now)) {
      bucket.start = startOf(now);
      bucket.passed = 0;
    }
    return bucket;
  };

  return {
    passed: () => {
      const oldest = startOf(clock.now()) - bucketMs * (buckets - 1);
      return ring.reduce((total, bucket) => (bucket.start >= oldest ? total + bucket.passed : total), 0);
    },
    add: (amount) => {
      current().passed += amount;
    },
  };
}
