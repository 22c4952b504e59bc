import { type Cents, multiply, sum } from "@mall/kernel";
import type { OrderFacts, OrderItem, UnpaidOrder } from "./order.ts";

/** Everything about a new order except what follows from it. */
export type NewOrder = Omit<OrderFacts, "totalCents" | "payBefore"> & {
  /** When the buyer's time to pay begins, epoch milliseconds. */
  payableFrom: number;
  /** How long the buyer has, milliseconds. */
  timeoutMs: number;
};

/**
 * Exact total of the items in cents.
 * @throws AppError `invalid_amount` above MAX_CENTS.
 */
export function totalOf(items: readonly Pick<OrderItem, "priceCents" | "quantity">[]): Cents {
  return sum(items.map((item) => multiply(item.priceCents, item.quantity)));
}

/**
 * Makes an order. Its total is computed here and nowhere else.
 * @throws AppError `invalid_amount` when the total is above MAX_CENTS.
 */
export function place({ payableFrom, timeoutMs, ...facts }: NewOrder): UnpaidOrder {
  return { ...facts, status: "unpaid", totalCents: totalOf(facts.items), payBefore: payableFrom + timeoutMs };
}
