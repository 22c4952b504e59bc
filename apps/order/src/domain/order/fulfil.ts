import type { CompletedOrder, PaidOrder, RefundedOrder, ShippedOrder } from "./order.ts";

/** Sends a paid order on its way. `at` is in epoch milliseconds, here and below. */
export function ship(order: PaidOrder, at: number): ShippedOrder {
  return { ...order, status: "shipped", shippedAt: at };
}

/** The buyer has the goods. */
export function complete(order: ShippedOrder, at: number): CompletedOrder {
  return { ...order, status: "completed", completedAt: at };
}

/** Gives the money of a paid order back. A shipped one is past that. */
export function refund(order: PaidOrder, at: number): RefundedOrder {
  return { ...order, status: "refunded", refundedAt: at };
}
