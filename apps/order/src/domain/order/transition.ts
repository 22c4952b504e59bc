import type { CancelledOrder, OrderKind, PaidOrder } from "./order.ts";

/** What the product service is told about the units of an order. Idempotent by command and order number. */
export interface StockCommand {
  command: "release" | "sell";
  orderNo: string;
  kind: OrderKind;
}

/**
 * The end of an unpaid order: its new state, and the command that belongs to it. Both are stored together or not at
 * all, and only while the stored order is still unpaid.
 */
export interface Transition {
  to: PaidOrder | CancelledOrder;
  command: StockCommand;
}
