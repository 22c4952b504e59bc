import { STATUS } from "../orders/order-rules.ts";

/** Where a payment stands, as the API says it. */
export type PaymentStatus = "unknown" | "pending" | "processing" | "paid" | "failed" | "refunding" | "refunded";

/** What the page of the payment provider shows. */
export type PayStage =
  | "due" // can be paid
  | "failed" // a try failed; can be paid again
  | "waiting" // the provider is at work
  | "paid"
  | "late" // paid after the order was cancelled: the money goes back
  | "refunded"
  | "closing" // the time is over, the order is about to be cancelled
  | "closed"
  | "other"; // nothing to pay any more

/** The stage of an order and its latest payment. @param overdue the time to pay is over, by the server's clock */
export function payStage(orderStatus: number, payment: PaymentStatus | undefined, overdue: boolean): PayStage {
  if (payment === "refunding") return "late";
  if (payment === "refunded") return "refunded";
  if (payment === "paid" || orderStatus === STATUS.paid) return "paid";
  if (payment === "pending" || payment === "processing") return "waiting";
  if (orderStatus === STATUS.cancelled) return "closed";
  if (orderStatus !== STATUS.unpaid) return "other";
  if (overdue) return "closing";
  return payment === "failed" ? "failed" : "due";
}

/** Whether a payment goes on by itself, so that it is worth looking again. */
export const isUnderWay = (payment: PaymentStatus | undefined): boolean =>
  payment === "pending" || payment === "processing" || payment === "refunding";
