import type { Order, PaidOrder, UnpaidOrder } from "./order.ts";
import type { Transition } from "./transition.ts";

/** Money that arrived for an order. */
interface Payment {
  paymentNo: string;
  /** Epoch milliseconds. */
  paidAt: number;
}

/** What a payment means for an order: it pays it, it did so before, or the money has to go back. */
type PaymentDecision = { kind: "pay"; transition: Transition } | { kind: "already_paid" } | { kind: "refund" };

/** Pays an order; its units are sold. */
export function pay(order: UnpaidOrder, { paymentNo, paidAt }: Payment): Transition & { to: PaidOrder } {
  return {
    to: { ...order, status: "paid", paymentNo, paidAt },
    command: { command: "sell", orderNo: order.orderNo, kind: order.kind },
  };
}

/** Judges a payment against the order as it is now. An order past its time, but not yet closed, can still be paid. */
export function decidePayment(order: Order, payment: Payment): PaymentDecision {
  if (order.status === "unpaid") return { kind: "pay", transition: pay(order, payment) };
  if (order.status === "cancelled") return { kind: "refund" };
  return { kind: order.paymentNo === payment.paymentNo ? "already_paid" : "refund" };
}
