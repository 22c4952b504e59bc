import type { CancelledOrder, CancelReason, UnpaidOrder } from "./order.ts";
import type { Transition } from "./transition.ts";

/** Ends an unpaid order; its units go back to where they came from. `at` is in epoch milliseconds. */
export function cancel(order: UnpaidOrder, reason: CancelReason, at: number): Transition & { to: CancelledOrder } {
  return {
    to: { ...order, status: "cancelled", cancelledAt: at, reason },
    command: { command: "release", orderNo: order.orderNo, kind: order.kind },
  };
}

/**
 * Closes an order whose time is over: a strike against its buyer, beside those of the `strikeWindowMs` before `at`
 * (epoch milliseconds).
 */
export function closeExpired(order: UnpaidOrder, at: number, strikeWindowMs: number): Transition {
  return { ...cancel(order, "timeout", at), strike: { at, since: at - strikeWindowMs } };
}

/** Whether an unpaid order's time to pay is over at `now` (epoch milliseconds). */
export function isExpired(order: UnpaidOrder, now: number): boolean {
  return order.payBefore <= now;
}
