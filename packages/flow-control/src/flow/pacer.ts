/** Lets entries through at even distances: those that come earlier wait for their turn. */
export interface Pacer {
  /**
   * Milliseconds to wait, 0 for none, or undefined when the wait would be longer than allowed; then no turn is taken.
   * `threshold` entries may pass in each `intervalMs`.
   */
  turn(now: number, batch: number, threshold: number): number | undefined;
}

const NANOS = 1e6;

/** Makes a pacer: a leaky bucket that holds turns of at most `maxQueueingMs` (Sentinel's throttling). */
export function createPacer(intervalMs: number, maxQueueingMs: number): Pacer {
  let last = Number.NEGATIVE_INFINITY;
  return {
    turn: (now, batch, threshold) => {
      if (batch <= 0) return 0;
      if (threshold <= 0 || batch > threshold) return undefined;
      // No turn lies further ahead, unless the clock went back: waiting for it to catch up could take hours.
      if (last - now > maxQueueingMs) last = now;
      const distance = Math.ceil((batch / threshold) * intervalMs * NANOS) / NANOS;
      const expected = last + distance;
      if (expected <= now) {
        last = now;
        return 0;
      }
      if (expected - now > maxQueueingMs) return undefined;
      last = expected;
      return expected - now;
    },
  };
}
