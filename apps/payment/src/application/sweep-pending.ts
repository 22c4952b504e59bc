import { PROVIDER_PATIENCE_MS } from "../domain/next-try.ts";
import type { ProviderMode } from "../domain/payment.ts";
import { type AskAgainDeps, askAgain } from "./ask-again.ts";
import { paymentRequest } from "./provider-request.ts";

/** What sweeping needs. */
export interface SweepPendingDeps extends AskAgainDeps {
  /** What the simulated provider does with a question that it hears again. */
  mode: ProviderMode;
}

/**
 * Asks the provider again about payments it has not answered: the question, or the provider's memory of it, may have
 * been in a broker that lost its disk. Two answers are one, as both carry the payment's number.
 */
export function sweepPending({ mode, ...deps }: SweepPendingDeps) {
  return askAgain(deps, {
    state: "pending",
    patienceMs: PROVIDER_PATIENCE_MS,
    requestOf: (payment) => paymentRequest(payment, mode),
    message: "the provider is asked about a payment again",
  });
}
