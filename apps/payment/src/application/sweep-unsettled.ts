import type { Clock, Logger } from "@mall/kernel";

/** How long a payment may be on its way to its order before the sweeper looks after it, in milliseconds. */
const GRACE_MS = 1000;

/** Payments in one sweep. */
const BATCH = 100;

/** What sweeping needs. */
export interface SweepUnsettledDeps {
  payments: { unsettled(before: number, limit: number): Promise<{ paymentNo: string }[]> };
  clock: Clock;
  settle: (paymentNo: string) => Promise<void>;
  logger: Logger;
}

/** Settles what a crash, or an order service that was away, left between the money and the order. */
export function sweepUnsettled({ payments, clock, settle, logger }: SweepUnsettledDeps) {
  return async (): Promise<void> => {
    const waiting = await payments.unsettled(clock.now() - GRACE_MS, BATCH);
    // Side by side and each on its own: one that can never be settled is always the oldest, and must not hold up the rest.
    const outcomes = await Promise.allSettled(waiting.map(({ paymentNo }) => settle(paymentNo)));
    const failures = outcomes.filter((outcome) => outcome.status === "rejected");
    const [first] = failures;
    if (first) {
      const fields = { err: first.reason, failed: failures.length, waiting: waiting.length };
      logger.warn(fields, "orders could not be told of their payments; the next sweep tries again");
    }
  };
}
