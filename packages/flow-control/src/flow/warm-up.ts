/** How a warm-up rises: Guava's SmoothWarmingUp as Sentinel has it, for T entries a second. */
export interface WarmUpCurve {
  /** Tokens in store above which the system is cold. */
  warning: number;
  /** Tokens in store after a long rest. */
  max: number;
  /** Seconds an entry takes longer for each token above the warning line. */
  slope: number;
}

/** The curve for `perSecond` entries a second, reached `periodSec` seconds after the start at perSecond / coldFactor. */
export function warmUpCurve(perSecond: number, periodSec: number, coldFactor: number): WarmUpCurve {
  const warning = Math.floor((periodSec * perSecond) / (coldFactor - 1));
  const max = warning + Math.floor((2 * periodSec * perSecond) / (1 + coldFactor));
  return { warning, max, slope: (coldFactor - 1) / perSecond / (max - warning) };
}

/** Entries a second that a store of tokens allows. */
export function allowedPerSecond(stored: number, perSecond: number, { warning, slope }: WarmUpCurve): number {
  return stored < warning ? perSecond : 1 / ((stored - warning) * slope + 1 / perSecond);
}

/** Below so many a second a system above the warning line is idle. Rounded down: what passes is a whole number. */
const idleBelow = (perSecond: number, coldFactor: number) => Math.floor(perSecond / coldFactor);

/**
 * Entries a second that may pass now. Rest fills a store of tokens, traffic empties it: the fuller it is, the colder the
 * system and the less may pass. Filled once in each second of the clock, from what passed before; starts cold.
 */
export function createWarmUp(perSecond: number, periodSec: number, coldFactor: number) {
  const curve = warmUpCurve(perSecond, periodSec, coldFactor);
  const idle = idleBelow(perSecond, coldFactor);
  let stored = curve.max;
  let filledAt = Number.NEGATIVE_INFINITY;

  const fill = (second: number, passedPerSecond: number) => {
    // Above the warning line only a system that idles cools further.
    const cools = stored < curve.warning || (stored > curve.warning && passedPerSecond < idle);
    const filled = cools ? stored + ((second - filledAt) * perSecond) / 1000 : stored;
    stored = Math.max(0, Math.min(filled, curve.max) - passedPerSecond);
    filledAt = second;
  };

  return (now: number, passedPerSecond: number): number => {
    const second = now - (now % 1000);
    // A clock that goes back begins a new second as well.
    if (second !== filledAt) fill(Math.max(second, filledAt), passedPerSecond);
    filledAt = second;
    // One at least: a cold system with a small limit would never get warm.
    return Math.max(allowedPerSecond(stored, perSecond, curve), Math.min(1, perSecond));
  };
}
