import { REFUND_PATIENCE_MS } from "../domain/next-try.ts";
import { type AskAgainDeps, askAgain } from "./ask-again.ts";
import { refundRequest } from "./provider-request.ts";

/**
 * Asks the provider again for refunds that nobody has heard of for long: it refused, or its message was given up.
 * A refund has one number, so asking twice gives nothing back twice.
 */
export function sweepRefunds(deps: AskAgainDeps) {
  return askAgain(deps, {
    state: "refunding",
    patienceMs: REFUND_PATIENCE_MS,
    requestOf: refundRequest,
    message: "a refund is asked for again",
  });
}
