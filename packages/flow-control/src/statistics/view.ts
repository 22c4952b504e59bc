import { bucketStart } from "./bucket-ring.ts";

/** A window that is read: so many milliseconds in so many samples. */
export interface View {
  samples: number;
  intervalMs: number;
}

/** The window in which every resource is counted: 20 buckets of 500 ms. */
export const GLOBAL_WINDOW = { buckets: 20, bucketMs: 500 } as const;

/**
 * Whether a view can be read from a ring.
 * @throws RangeError when the view is empty, its samples are uneven, it is longer than the ring, or its samples or the
 * whole are no multiple of a bucket.
 */
export function checkView(view: View, ring: { buckets: number; bucketMs: number } = GLOBAL_WINDOW): void {
  const { samples, intervalMs } = view;
  const shown = `a view of ${samples} samples over ${intervalMs} ms`;
  if (!(samples > 0) || !(intervalMs > 0)) throw new RangeError(`${shown} is empty`);
  if (intervalMs % samples !== 0) throw new RangeError(`${shown} has samples of no whole milliseconds`);
  if (intervalMs > ring.buckets * ring.bucketMs) throw new RangeError(`${shown} is longer than what is counted`);
  if ((intervalMs / samples) % ring.bucketMs !== 0) {
    throw new RangeError(`${shown} does not fall on buckets of ${ring.bucketMs} ms`);
  }
}

/** Starts of the oldest and the newest bucket that a view reads at time `now`, in milliseconds, both included. */
export function readRange(now: number, { intervalMs }: View, bucketMs: number): [oldest: number, newest: number] {
  const newest = bucketStart(now, bucketMs);
  return [newest - intervalMs + bucketMs, newest];
}
