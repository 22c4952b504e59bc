/** One question to the server about its time. All in milliseconds; `sentMs` and `receivedMs` on the local clock. */
export interface TimeSample {
  sentMs: number;
  receivedMs: number;
  serverMs: number;
}

/** The server's time, as far as it is known here. */
export interface ServerClock {
  /** Epoch milliseconds of the server; before the first sample what the local clock says. */
  now(): number;
  /** Takes an answer into account. */
  add(sample: TimeSample): void;
  /** Told whenever the estimate changes. @returns ends it */
  subscribe(listener: () => void): () => void;
}

interface Known {
  offsetMs: number;
  roundTripMs: number;
  takenMs: number;
}

/** Answers that are compared; and milliseconds after which one counts no more, as clocks drift. */
const KEPT = 8;
const OLD_MS = 5 * 60_000;

/**
 * A clock that follows the server's: the offset is the server's time minus the middle of question and answer (as in NTP, RFC 5905),
 * of the sample with the shortest round trip, since half of that is the most it can be wrong by.
 * @param local a clock that no visitor sets, in epoch milliseconds or any other
 */
export function createServerClock(local: () => number): ServerClock {
  const listeners = new Set<() => void>();
  let samples: Known[] = [];
  let offsetMs = 0;
  return {
    now: () => local() + offsetMs,
    add: (sample) => {
      const taken = known(sample);
      samples = [taken, ...samples.filter((each) => agrees(each, taken))].slice(0, KEPT);
      const best = samples.reduce((left, right) => (right.roundTripMs < left.roundTripMs ? right : left));
      if (best.offsetMs === offsetMs) return;
      offsetMs = best.offsetMs;
      for (const listener of listeners) listener();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

function known({ sentMs, receivedMs, serverMs }: TimeSample): Known {
  const roundTripMs = Math.max(0, receivedMs - sentMs);
  return { offsetMs: serverMs - (sentMs + roundTripMs / 2), roundTripMs, takenMs: receivedMs };
}

/** Not when it is old, or when the two contradict each other: then a clock has jumped between them, as after a sleep. */
function agrees(earlier: Known, latest: Known): boolean {
  const apart = Math.abs(earlier.offsetMs - latest.offsetMs);
  // A millisecond more: the server's clock counts whole ones.
  return latest.takenMs - earlier.takenMs < OLD_MS && apart <= (earlier.roundTripMs + latest.roundTripMs) / 2 + 1;
}
