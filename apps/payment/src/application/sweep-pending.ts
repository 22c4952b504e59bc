import type { Clock, Logger } from "@mall/kernel";
import { PROVIDER_PATIENCE_MS, pauseBeforeTry } from "../domain/next-try.ts";
import type { ProviderMode } from "../domain/payment.ts";
import type { Payments } from "./ports/payments.ts";

const BATCH = 100;

/** What sweeping needs. */
export interface SweepPendingDeps {
  payments: Pick<Payments, "due" | "askAgain">;
  clock: Clock;
  logger: Logger;
  /** What the simulated provider does with a question that it hears again. */
  mode: ProviderMode;
}

/**
 * Asks the provider again about payments it has not answered: the question, or the provider's memory of it, may have
 * been in a broker that lost its disk. Two answers are one, as both carry the payment's number.
 */
export function sweepPending({ payments, clock, logger, mode }: SweepPendingDeps) {
  return async (): Promise<void> => {
    for (const payment of await payments.due("pending", clock.now(), BATCH)) {
      const { paymentNo: payment_no, orderNo: order_no, amountCents: amount_cents, attempts } = payment;
      const until = clock.now() + Math.max(PROVIDER_PATIENCE_MS, pauseBeforeTry(attempts + 1, true));
      const request = { payment_no, order_no, amount_cents, kind: "payment" as const, mode };
      if (await payments.askAgain(payment, request, until)) {
        logger.warn({ payment_no, attempts: attempts + 1 }, "the provider is asked about a payment again");
      }
    }
  };
}
