import type { Attempt } from "./load.ts";

/** What the answers say. */
export interface Verdict {
  requestsPerSecond: number;
  passed: number;
  refused: number;
  /** Neither: an error, or no answer. */
  failed: number;
  /** Most that passed in one aligned second for certain: asked and answered within it. */
  worstSecond: number;
  /** Seconds in which anything passed. */
  seconds: number;
  /** Milliseconds. */
  p50: number;
  p99: number;
}

/**
 * Judges without knowing when inside the gateway a request passed: at some time between it was sent and answered. One
 * whose both ends lie in a second surely passed in it; over all seconds no more than the limit may pass in each.
 */
export function judge(attempts: readonly Attempt[], limit: number): Verdict {
  const passed = attempts.filter(({ status }) => status === 400 || status === 200);
  const refused = attempts.filter(({ status }) => status === 429).length;
  const perSecond = new Map<number, number>();
  for (const { sent, received } of passed) {
    const second = Math.floor(sent / 1000);
    if (Math.floor(received / 1000) === second) perSecond.set(second, (perSecond.get(second) ?? 0) + 1);
  }
  const first = smallest(passed.map(({ sent }) => sent));
  const last = largest(passed.map(({ received }) => received));
  const seconds = Math.floor(last / 1000) - Math.floor(first / 1000) + 1;
  // What passed across the edge of two seconds is in no count above, but in this one.
  const worstMean = Math.ceil(passed.length / seconds);
  const times = attempts.map(({ sent, received }) => received - sent).sort((left, right) => left - right);
  const at = (share: number) => Math.round((times[Math.floor(times.length * share)] ?? 0) * 10) / 10;
  const span = (largest(attempts.map(({ sent }) => sent)) - smallest(attempts.map(({ sent }) => sent))) / 1000;
  return {
    requestsPerSecond: Math.round(attempts.length / span),
    ...{ passed: passed.length, refused, failed: attempts.length - passed.length - refused },
    worstSecond: Math.max(worstMean > limit ? worstMean : 0, ...perSecond.values()),
    ...{ seconds, p50: at(0.5), p99: at(0.99) },
  };
}

// Not Math.max(...): 60,000 arguments are near what a call takes.
const largest = (numbers: readonly number[]) => numbers.reduce((most, number) => Math.max(most, number), 0);
const smallest = (numbers: readonly number[]) =>
  numbers.reduce((least, number) => Math.min(least, number), Number.POSITIVE_INFINITY);
