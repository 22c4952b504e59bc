/** What one ring counts: so many buckets of so many milliseconds, each with so many columns. */
export interface RingShape {
  /** Milliseconds of one bucket. */
  bucketMs: number;
  /** Buckets in the ring. */
  buckets: number;
  /** Numbers kept in each bucket. */
  columns: number;
}

/**
 * The index of the bucket of time `ms`: (t / length) mod n, as Sentinel's LeapArray.
 */
export function bucketIndex(ms: number, { bucketMs, buckets }: Pick<RingShape, "bucketMs" | "buckets">): number {
  return Math.floor(ms / bucketMs) % buckets;
}

/** When the bucket of time `ms` begins: t − t mod length. */
export function bucketStart(ms: number, bucketMs: number): number {
  return ms - (ms % bucketMs);
}

/**
 * A ring of buckets over time (Sentinel's LeapArray). One typed array holds it: 20 buckets of 7 columns take 640 bytes.
 * Each bucket is stamped with its number since the epoch (modulo 2^32), so a stale one is known by its stamp and
 * reading never resets anything. A clock that goes back by less than the ring counts into the newest bucket; one that
 * goes back further begins anew. Counts are whole numbers below 2^32.
 */
export class BucketRing {
  readonly bucketMs: number;
  readonly buckets: number;
  readonly #width: number;
  /** The numbers of all buckets; see `row`. */
  readonly cells: Uint32Array;
  /** The newest bucket: its number, its time and its place. */
  #newest = Number.NaN;
  #from = 0;
  #until = 0;
  #offset = 0;
  #slot = 0;

  constructor({ bucketMs, buckets, columns }: RingShape) {
    this.bucketMs = bucketMs;
    this.buckets = buckets;
    this.#width = columns + 1;
    this.cells = new Uint32Array(buckets * this.#width);
  }

  /** Counts `amount` into a column of the bucket of `now`. */
  add(now: number, column: number, amount: number): void {
    const cell = this.row(now) + column;
    this.cells[cell] = (this.cells[cell] as number) + amount;
  }

  /** Keeps the largest value of a column of the bucket of `now`. */
  raise(now: number, column: number, value: number): void {
    const cell = this.row(now) + column;
    if (value > (this.cells[cell] as number)) this.cells[cell] = value;
  }

  /** Where in `cells` the columns of the bucket of `now` begin, for whoever counts several; good until the next call. */
  row(now: number): number {
    return now >= this.#from && now < this.#until ? this.#offset : this.#turn(now);
  }

  /** The sum of a column over the `span` buckets that end with the one of `now`. */
  sum(now: number, column: number, span = this.buckets): number {
    const number = this.#numberOf(now);
    let slot = this.#slotOf(number);
    let total = 0;
    for (let back = 0; back < span; back += 1) {
      total += this.#cell(slot, number - back, column);
      slot = slot === 0 ? this.buckets - 1 : slot - 1;
    }
    return total;
  }

  /** The largest value of a column in one bucket, over the `span` buckets that end with the one of `now`. */
  max(now: number, column: number, span = this.buckets): number {
    const number = this.#numberOf(now);
    let slot = this.#slotOf(number);
    let most = 0;
    for (let back = 0; back < span; back += 1) {
      most = Math.max(most, this.#cell(slot, number - back, column));
      slot = slot === 0 ? this.buckets - 1 : slot - 1;
    }
    return most;
  }

  /** A column of the bucket that holds the time `ms`; 0 when the ring has gone past it or is not there yet. */
  at(ms: number, column: number): number {
    const number = Math.floor(ms / this.bucketMs);
    return this.#cell(this.#slotOf(number), number, column);
  }

  /** Forgets everything. */
  clear(): void {
    this.cells.fill(0);
    this.#newest = Number.NaN;
    this.#until = this.#from;
  }

  #numberOf(now: number): number {
    if (now >= this.#from && now < this.#until) return this.#newest;
    const number = Math.floor(now / this.bucketMs);
    return number < this.#newest && this.#newest - number < this.buckets ? this.#newest : number;
  }

  /** The numbers are beyond 2^31, where a modulo is slow: that of the newest is at hand. */
  #slotOf(number: number): number {
    return number === this.#newest ? this.#slot : number % this.buckets;
  }

  #cell(slot: number, number: number, column: number): number {
    if (number < 0) return 0;
    const offset = slot * this.#width;
    return this.cells[offset] === stampOf(number) ? (this.cells[offset + 1 + column] as number) : 0;
  }

  /** Makes the bucket of `now` the newest one; an older round of it is wiped. */
  #turn(now: number): number {
    const number = this.#numberOf(now);
    if (number === this.#newest) return this.#offset;
    if (number < this.#newest) this.clear();
    this.#slot = number % this.buckets;
    const offset = this.#slot * this.#width;
    if (this.cells[offset] !== stampOf(number)) {
      this.cells.fill(0, offset, offset + this.#width);
      this.cells[offset] = stampOf(number);
    }
    this.#newest = number;
    this.#from = number * this.bucketMs;
    this.#until = this.#from + this.bucketMs;
    this.#offset = offset + 1;
    return this.#offset;
  }
}

/** Never 0, which is what an unused bucket has. */
function stampOf(number: number): number {
  return (number + 1) >>> 0 || 1;
}
