import type { CancelledOrder, OrderKind, PaidOrder } from "./order.ts";

/** What the product service is told about the units of an order. Idempotent by command and order number. */
export interface StockCommand {
  command: "release" | "sell";
  orderNo: string;
  kind: OrderKind;
}

/** Counts against a buyer who let the time to pay run out. */
interface Strike {
  /** Epoch milliseconds. */
  at: number;
  /** Earlier strikes count on when the latest of them came after this moment. */
  since: number;
}

/**
 * The end of an unpaid order: its new state, and what belongs to it. All of it is stored together or not at all, and
 * only while the stored order is still unpaid.
 */
export interface Transition {
  to: PaidOrder | CancelledOrder;
  command: StockCommand;
  strike?: Strike;
}
