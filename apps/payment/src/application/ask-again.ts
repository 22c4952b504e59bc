import type { Clock, Logger } from "@mall/kernel";
import { pauseBeforeTry } from "../domain/next-try.ts";
import type { Payment } from "../domain/payment.ts";
import type { Payments, ProviderRequest } from "./ports/payments.ts";

const BATCH = 100;

/** What asking again needs. */
export interface AskAgainDeps {
  payments: Pick<Payments, "due" | "askAgain">;
  clock: Clock;
  logger: Logger;
}

/** Which question was not answered. */
interface Question {
  state: "pending" | "refunding";
  /** Shortest pause between two questions, in milliseconds; it grows as they stay without an answer. */
  patienceMs: number;
  requestOf: (payment: Payment) => ProviderRequest;
  /** What the log says. */
  message: string;
}

/** Asks the provider again about the payments that wait for it and are due. */
export function askAgain({ payments, clock, logger }: AskAgainDeps, question: Question) {
  const { state, patienceMs, requestOf, message } = question;
  return async (): Promise<void> => {
    for (const payment of await payments.due(state, clock.now(), BATCH)) {
      const attempts = payment.attempts + 1;
      const until = clock.now() + Math.max(patienceMs, pauseBeforeTry(attempts, true));
      if (await payments.askAgain(payment, requestOf(payment), until)) {
        logger.warn({ payment_no: payment.paymentNo, attempts }, message);
      }
    }
  };
}
