import { TRANSITIONS, type Transition } from "./payment.ts";

/** What the provider tells about a payment. */
export interface Notification {
  /** The same for the same fact, however often it is told. */
  notificationId: string;
  paymentNo: string;
  orderNo: string;
  amountCents: number;
  kind: "payment" | "refund";
  result: "succeeded" | "failed";
  /** The provider's own number. */
  providerTxn: string;
}

/** How old a notification may be, and how far the provider's clock may be ahead, in milliseconds. */
export const MAX_AGE_MS = 5 * 60_000;

/** The change that a notification asks for; undefined for a refund that failed, which the provider tries again. */
export function transitionOf({ kind, result }: Notification): Transition | undefined {
  if (kind === "payment") return result === "succeeded" ? TRANSITIONS.succeed : TRANSITIONS.fail;
  return result === "succeeded" ? TRANSITIONS.refunded : undefined;
}
