/** Buckets of one octave: a value is kept with an error of at most 1/128. */
const SUB = 128;
const SUB_BITS = 7;
const LARGEST = 2 ** 31 - 1;
/** As many as values up to LARGEST need. */
const BUCKETS = (31 - SUB_BITS) * SUB + SUB;

/** How long something took, in microseconds. */
export interface Percentiles {
  p50: number;
  p90: number;
  p99: number;
  max: number;
}

/** Counts of whole numbers, 0 to 2^31 - 1; larger ones count as the largest. Records without allocating. */
export interface Histogram {
  record(value: number): void;
  /** The value that this share (0 to 1) of what was recorded does not exceed; 0 when nothing was. */
  at(share: number): number;
  count(): number;
  max(): number;
  /** Adds what another one has counted. */
  add(other: HistogramCounts): void;
  /** What can be sent to another thread. */
  counts(): HistogramCounts;
}

/** The contents of a histogram. */
export interface HistogramCounts {
  buckets: Uint32Array;
  max: number;
}

/** After HdrHistogram (Gil Tene): linear buckets within octaves, so that the relative error is the same everywhere. */
export function createHistogram(): Histogram {
  const buckets = new Uint32Array(BUCKETS);
  let [count, max] = [0, 0];
  return {
    record: (value) => {
      const whole = value < 0 ? 0 : value > LARGEST ? LARGEST : value | 0;
      const index = bucketOf(whole);
      buckets[index] = (buckets[index] ?? 0) + 1;
      count += 1;
      if (whole > max) max = whole;
    },
    at: (share) => Math.min(max, highestOf(indexAt(buckets, Math.ceil(count * share)))),
    count: () => count,
    max: () => max,
    add: (other) => {
      other.buckets.forEach((more, index) => {
        buckets[index] = (buckets[index] ?? 0) + more;
        count += more;
      });
      max = Math.max(max, other.max);
    },
    counts: () => ({ buckets: buckets.slice(), max }),
  };
}

/** The percentiles that are reported. */
export function percentilesOf(histogram: Histogram): Percentiles {
  return { p50: histogram.at(0.5), p90: histogram.at(0.9), p99: histogram.at(0.99), max: histogram.max() };
}

function bucketOf(value: number): number {
  const shift = 31 - Math.clz32(value) - SUB_BITS;
  return shift <= 0 ? value : shift * SUB + (value >>> shift);
}

/** The largest value of a bucket. */
function highestOf(index: number): number {
  const shift = Math.max(0, Math.floor(index / SUB) - 1);
  return (index - shift * SUB + 1) * 2 ** shift - 1;
}

/** The bucket in which the n-th smallest value lies. */
function indexAt(buckets: Uint32Array, nth: number): number {
  let seen = 0;
  for (const [index, count] of buckets.entries()) {
    seen += count;
    if (seen >= Math.max(1, nth)) return index;
  }
  return 0;
}
