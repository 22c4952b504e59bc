import type { Cents } from "@mall/kernel";

/** Where the units of an order came from, so that they go back there. */
export type OrderKind = "normal" | "seckill";

/** Who ended an unpaid order. */
export type CancelReason = "buyer" | "timeout";

/** One SKU as it was sold: later changes of the catalogue do not reach it. */
export interface OrderItem {
  skuId: number;
  productId: number;
  productName: string;
  skuName: string;
  picture: string;
  priceCents: Cents;
  /** 1..999 */
  quantity: number;
}

/** Where the goods go, as the address was when the order was made. All empty for a seckill buyer without an address. */
export interface Receiver {
  name: string;
  mobile: string;
  address: string;
}

/** What never changes after an order was made. Times are epoch milliseconds. */
export interface OrderFacts {
  orderNo: string;
  userId: number;
  kind: OrderKind;
  items: readonly OrderItem[];
  totalCents: Cents;
  createdAt: number;
  /** From this moment an unpaid order closes itself. */
  payBefore: number;
  receiver: Receiver;
}

interface Settled {
  paymentNo: string;
  paidAt: number;
}

/** Waits for its payment; its units are held. */
export type UnpaidOrder = OrderFacts & { status: "unpaid" };
/** Paid; its units are sold. */
export type PaidOrder = OrderFacts & Settled & { status: "paid" };
/** Ended without a payment; its units went back. */
export type CancelledOrder = OrderFacts & { status: "cancelled"; cancelledAt: number; reason: CancelReason };
/** On its way. */
export type ShippedOrder = OrderFacts & Settled & { status: "shipped"; shippedAt: number };
/** With its buyer. */
export type CompletedOrder = OrderFacts & Settled & { status: "completed"; shippedAt: number; completedAt: number };
/** Paid once, and the money went back. */
export type RefundedOrder = OrderFacts & Settled & { status: "refunded"; refundedAt: number };

/**
 * An order in exactly one state. Each rule takes the one state it may start from,
 * so paying a cancelled order is a type error and not a check that somebody forgets.
 */
export type Order = UnpaidOrder | PaidOrder | CancelledOrder | ShippedOrder | CompletedOrder | RefundedOrder;

/** The name of a state. */
export type OrderStatus = Order["status"];
