/** How a buyer stands with orders that wait for payment. */
export interface Holds {
  /** Orders unpaid now. */
  unpaid: number;
  /** Orders that ran out of time, one not long after the other. */
  strikes: number;
  /** When the latest one did, epoch milliseconds; 0: never. */
  lastStrikeAt: number;
}

/** How much a buyer may hold without paying, and for how long. */
export interface HoldRules {
  /** Unpaid orders at once; 0: any number. */
  maxUnpaid: number;
  /** Strikes that shorten the time to pay; 0: none do. */
  maxStrikes: number;
  /** Milliseconds for which a strike counts. Another one within them keeps the earlier ones counting too. */
  strikeWindowMs: number;
  /** Milliseconds to pay. */
  timeoutMs: number;
  /** Milliseconds to pay for a buyer with that many strikes. */
  shortTimeoutMs: number;
}

/** A buyer who never ordered. */
export const NO_HOLDS: Holds = { unpaid: 0, strikes: 0, lastStrikeAt: 0 };

/** Whether anything follows from how a buyer stands. */
export function mayMatter({ maxUnpaid, maxStrikes }: HoldRules): boolean {
  return maxUnpaid > 0 || maxStrikes > 0;
}

/** Whether the buyer has to pay or cancel something first. */
export function isFull({ unpaid }: Holds, { maxUnpaid }: HoldRules): boolean {
  return maxUnpaid > 0 && unpaid >= maxUnpaid;
}

/** Milliseconds the buyer of an order made at `now` (epoch milliseconds) has to pay it. */
export function timeToPay({ strikes, lastStrikeAt }: Holds, rules: HoldRules, now: number): number {
  const { maxStrikes, strikeWindowMs, timeoutMs, shortTimeoutMs } = rules;
  const repeats = maxStrikes > 0 && strikes >= maxStrikes && lastStrikeAt > now - strikeWindowMs;
  return repeats ? Math.min(shortTimeoutMs, timeoutMs) : timeoutMs;
}
