/** Pause before the first look of the sweeper: so long a payment may be on its way to its order, in milliseconds. */
export const GRACE_MS = 1000;

/**
 * Longest pause while nothing is wrong with the payment (a service is away), in milliseconds: when the fault is over,
 * all is settled soon after.
 */
const LONGEST_WAIT_MS = 15_000;

/** Longest pause for a payment that was refused, such as one whose order is gone: it is in nobody's way then. */
const LONGEST_REFUSED_MS = 10 * 60_000;

/**
 * Milliseconds to the next try after `attempts` (from 1) in vain: 2 s, 4 s, 8 s … up to a longest pause.
 * `refused`: the last try was answered, and not as hoped.
 */
export function pauseBeforeTry(attempts: number, refused: boolean): number {
  const longest = refused ? LONGEST_REFUSED_MS : LONGEST_WAIT_MS;
  return Math.min(longest, GRACE_MS * 2 ** Math.min(attempts, 20));
}

/** Pause before a refund that nobody has heard of is asked for again, in milliseconds: longer than its queue tries. */
export const REFUND_PATIENCE_MS = 10 * 60_000;

/**
 * Pause before the provider is asked again about a payment it has not answered, in milliseconds. Asking twice takes no
 * money twice: a payment has one number.
 */
export const PROVIDER_PATIENCE_MS = 10_000;
