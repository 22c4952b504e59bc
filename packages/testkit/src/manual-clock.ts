import type { Clock } from "@mall/kernel";

/** A clock that stands still until it is moved. */
export interface ManualClock extends Clock {
  /** Moves the time on by this many milliseconds; a negative number sets it back. */
  advance(ms: number): void;
}

/** A clock that starts at `start` (milliseconds since the epoch; default 2026-01-01T00:00:00Z). */
export function createManualClock(start: number = Date.UTC(2026, 0, 1)): ManualClock {
  let now = start;
  return {
    now: () => now,
    advance: (ms) => {
      now += ms;
    },
  };
}
