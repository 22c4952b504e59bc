import { BucketRing } from "./bucket-ring.ts";
import { GLOBAL_WINDOW } from "./view.ts";

/** What a bucket counts, by column. RT is in milliseconds. */
export const Column = {
  pass: 0,
  block: 1,
  complete: 2,
  error: 3,
  rt: 4,
  /** 2^32 − 1 minus the smallest RT: kept as a maximum, so that an empty bucket is 0. */
  fastness: 5,
  concurrency: 6,
} as const;

const MOST_RT = 0xffff_ffff;

/** Buckets in a second of the global window. */
export const SECOND = 1000 / GLOBAL_WINDOW.bucketMs;

/** What happened to one resource: the global window, and how many are inside right now. */
export class ResourceStatistics {
  readonly ring = new BucketRing({ ...GLOBAL_WINDOW, columns: 7 });
  /** Entries that passed and did not leave yet, each with its batch. */
  concurrency = 0;
  /** Since the start. */
  passed = 0;
  blocked = 0;

  pass(now: number, batch: number): void {
    this.concurrency += batch;
    this.passed += batch;
    const { cells } = this.ring;
    const row = this.ring.row(now);
    add(cells, row + Column.pass, batch);
    raise(cells, row + Column.concurrency, this.concurrency);
  }

  block(now: number, batch: number): void {
    this.blocked += batch;
    this.ring.add(now, Column.block, batch);
  }

  /** RT in milliseconds is counted for each of the batch, so that the mean is one of all that completed. */
  complete(now: number, batch: number, rtMs: number, failed: boolean): void {
    const rt = Math.round(rtMs);
    this.concurrency -= batch;
    const { cells } = this.ring;
    const row = this.ring.row(now);
    add(cells, row + Column.complete, batch);
    add(cells, row + Column.rt, rt * batch);
    raise(cells, row + Column.fastness, MOST_RT - Math.min(rt, MOST_RT));
    if (failed) add(cells, row + Column.error, batch);
  }

  /** Passed in the last `buckets` buckets of the global window. */
  passedIn(now: number, buckets = SECOND): number {
    return this.ring.sum(now, Column.pass, buckets);
  }

  /** Mean RT of the last second in milliseconds; 0 when nothing completed. */
  averageRt(now: number): number {
    const complete = this.ring.sum(now, Column.complete, SECOND);
    return complete === 0 ? 0 : this.ring.sum(now, Column.rt, SECOND) / complete;
  }

  /** Smallest RT of the last second in milliseconds, at least 1, also when nothing completed. */
  minRt(now: number): number {
    const fastness = this.ring.max(now, Column.fastness, SECOND);
    return fastness === 0 ? 1 : Math.max(1, MOST_RT - fastness);
  }

  /** Most completions a second that any bucket of the last second stands for. */
  maxCompletePerSecond(now: number): number {
    return this.ring.max(now, Column.complete, SECOND) * SECOND;
  }
}

function add(cells: Uint32Array, cell: number, amount: number): void {
  cells[cell] = (cells[cell] as number) + amount;
}

function raise(cells: Uint32Array, cell: number, value: number): void {
  if (value > (cells[cell] as number)) cells[cell] = value;
}
