import type { Clock, Logger } from "@mall/kernel";
import { pauseBeforeTry, REFUND_PATIENCE_MS } from "../domain/next-try.ts";
import type { Payments } from "./ports/payments.ts";
import { refundRequest } from "./refund-request.ts";

const BATCH = 100;

/** What sweeping needs. */
export interface SweepRefundsDeps {
  payments: Pick<Payments, "due" | "askAgain">;
  clock: Clock;
  logger: Logger;
}

/**
 * Asks the provider again for refunds that nobody has heard of for long: it refused, or its message was given up.
 * A refund has one number, so asking twice gives nothing back twice.
 */
export function sweepRefunds({ payments, clock, logger }: SweepRefundsDeps) {
  return async (): Promise<void> => {
    for (const payment of await payments.due("refunding", clock.now(), BATCH)) {
      const until = clock.now() + Math.max(REFUND_PATIENCE_MS, pauseBeforeTry(payment.attempts + 1, true));
      if (await payments.askAgain(payment, refundRequest(payment), until)) {
        const { paymentNo: payment_no, attempts } = payment;
        logger.warn({ payment_no, attempts: attempts + 1 }, "a refund is asked for again");
      }
    }
  };
}
