import { type Clock, isPassing, type Logger } from "@mall/kernel";
import { pauseBeforeTry } from "../domain/next-try.ts";
import type { Payment } from "../domain/payment.ts";
import type { Payments } from "./ports/payments.ts";

/** Payments tried side by side. */
const BATCH = 100;

/** Batches in one sweep at most. */
const ROUNDS = 10;

/** What sweeping needs. */
export interface SweepUnsettledDeps {
  payments: Pick<Payments, "due" | "postpone">;
  clock: Clock;
  settle: (paymentNo: string) => Promise<void>;
  logger: Logger;
}

/**
 * Settles what a crash, or an order service that was away, left between the money and the order. What cannot be settled
 * is tried again after a pause that doubles, so that it stands in nobody's way, however much of it there is.
 */
export function sweepUnsettled({ payments, clock, settle, logger }: SweepUnsettledDeps) {
  /** False when the payment has to wait. */
  const attempt = async (payment: Payment): Promise<boolean> => {
    try {
      await settle(payment.paymentNo);
      return true;
    } catch (error) {
      await putOff(payment, error);
      return false;
    }
  };

  const putOff = async (payment: Payment, error: unknown): Promise<void> => {
    const refused = !isPassing(error);
    const attempts = payment.attempts + 1;
    const pauseMs = pauseBeforeTry(attempts, refused);
    if (!(await payments.postpone(payment, clock.now() + pauseMs))) return;
    const fields = {
      err: error,
      payment_no: payment.paymentNo,
      order_no: payment.orderNo,
      attempts,
      pause_ms: pauseMs,
    };
    // Money without an order is for people to look at; a service that is away comes back by itself.
    if (refused)
      logger.error(fields, "a payment was taken that its order refuses; it stays as it is and is tried again");
    else logger.warn(fields, "an order could not be told of its payment; it is tried again");
  };

  return async (): Promise<void> => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const due = await payments.due("succeeded", clock.now(), BATCH);
      const done = await Promise.all(due.map(attempt));
      // With nothing but failures the next batch would fare no better.
      if (due.length < BATCH || !done.includes(true)) return;
    }
  };
}
