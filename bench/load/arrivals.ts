/** Requests that come at an even rate, whatever became of those before: an open loop. Times in milliseconds. */
export interface Arrivals {
  total: number;
  /** How many should have been sent by now. */
  due(now: number): number;
  /** When the request with this index, from 0, should be sent. */
  at(index: number): number;
}

/** @param rate requests a second. @param seconds how long they come. @param start when the first one does. */
export function createArrivals(rate: number, seconds: number, start: number): Arrivals {
  const total = Math.floor(rate * seconds);
  const everyMs = 1000 / rate;
  return {
    total,
    // A thousandth of an interval more, as the sums of fractions are not exact.
    due: (now) => Math.min(total, Math.max(0, Math.floor((now - start) / everyMs + 1.001))),
    at: (index) => start + index * everyMs,
  };
}
