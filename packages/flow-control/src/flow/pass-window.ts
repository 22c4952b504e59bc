import { BucketRing } from "../statistics/bucket-ring.ts";
import { Column, type ResourceStatistics } from "../statistics/resource-statistics.ts";
import { checkView, GLOBAL_WINDOW, type View } from "../statistics/view.ts";

/** How many passed in the window that a rule looks at. */
export interface PassWindow {
  passed(now: number): number;
  /** As many as passed in the same length of time, one bucket earlier. */
  passedBefore(now: number): number;
  /** Counts an entry; missing where the resource's own statistics are read. */
  count?(now: number, batch: number): void;
}

/** The view of the global window for an interval, or undefined when it cannot be read from it. */
function viewOf(intervalMs: number): View | undefined {
  const { bucketMs } = GLOBAL_WINDOW;
  const samples = intervalMs % bucketMs === 0 ? intervalMs / bucketMs : 1;
  try {
    checkView({ samples, intervalMs });
    return { samples, intervalMs };
  } catch {
    return undefined;
  }
}

/**
 * The window of an interval: read from the resource's statistics where it falls on their buckets, else counted apart in
 * one bucket as long as the interval, as sentinel-golang does.
 */
export function createPassWindow(intervalMs: number, { ring }: ResourceStatistics): PassWindow {
  return viewOf(intervalMs) ? new SharedWindow(ring, intervalMs / GLOBAL_WINDOW.bucketMs) : new OwnWindow(intervalMs);
}

class SharedWindow implements PassWindow {
  readonly #ring: BucketRing;
  readonly #span: number;

  constructor(ring: BucketRing, span: number) {
    this.#ring = ring;
    this.#span = span;
  }

  passed(now: number): number {
    return this.#ring.sum(now, Column.pass, this.#span);
  }

  passedBefore(now: number): number {
    return this.#ring.sum(now - GLOBAL_WINDOW.bucketMs, Column.pass, this.#span);
  }
}

class OwnWindow implements PassWindow {
  /** Two buckets, so that the one before is still known; the limit looks at the newest alone. */
  readonly #ring: BucketRing;

  constructor(intervalMs: number) {
    this.#ring = new BucketRing({ bucketMs: intervalMs, buckets: 2, columns: 1 });
  }

  passed(now: number): number {
    return this.#ring.sum(now, 0, 1);
  }

  passedBefore(now: number): number {
    return this.#ring.at(now - this.#ring.bucketMs, 0);
  }

  count(now: number, batch: number): void {
    this.#ring.add(now, 0, batch);
  }
}
