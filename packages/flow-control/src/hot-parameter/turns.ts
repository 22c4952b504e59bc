import type { ValueTable } from "./value-table.ts";
import type { ValueCheck } from "./value-verdict.ts";

interface TurnOptions {
  /** Milliseconds in which `threshold` turns come. */
  intervalMs: number;
  /** The wait has to be shorter than this. */
  maxQueueingMs: number;
}

/**
 * Even distances for each value (throttling), as sentinel-golang's hot-parameter rules have it: turns lie
 * batch / threshold x interval apart; a value that was idle saves up to one interval of them, but uses it only for one
 * batch; a wait as long as `maxQueueingMs` is refused. Unlike there, distances keep their fractions of a millisecond:
 * 3 a second is no more than that, and 5000 a second is a limit.
 */
export function createTurns(table: ValueTable, { intervalMs, maxQueueingMs }: TurnOptions): ValueCheck {
  return (key, threshold, batch, now) => {
    if (threshold <= 0) return { reason: "none may pass" };
    const distance = (batch * intervalMs) / threshold;
    const state = table.get(key);
    // No turn lies further ahead, unless the clock went back: waiting for it to catch up could take hours.
    if (state && state.at - now > maxQueueingMs) state.at = now + maxQueueingMs;
    const earliest = now - intervalMs;
    const expected = Math.max(state?.at ?? earliest, earliest) + distance;
    const wait = expected - now;
    if (wait > 0 && wait >= maxQueueingMs) {
      const reason = `the wait would reach ${maxQueueingMs} ms`;
      return isHopeless(distance - intervalMs, maxQueueingMs)
        ? { reason }
        : { reason, retryAfterMs: untilShorter(wait, maxQueueingMs) };
    }
    const at = Math.max(now, expected);
    if (state) state.at = at;
    else table.add(key, 0, at);
    return wait > 0 ? Math.ceil(wait) : 0;
  };
}

/** The batch is so large that even after a long idle time it would have to wait for too long. */
const isHopeless = (leastWait: number, maxQueueingMs: number) => leastWait > 0 && leastWait >= maxQueueingMs;

const untilShorter = (wait: number, maxQueueingMs: number) =>
  maxQueueingMs > 0 ? Math.floor(wait - maxQueueingMs) + 1 : Math.ceil(wait);
