import { type Clock, fail } from "@mall/kernel";
import { cancel } from "../domain/order/cancel.ts";
import { findOwnOrder } from "./find-order.ts";
import { requireId, requireNumber } from "./identifiers.ts";
import type { OrderRepository } from "./ports/order-repository.ts";

/** Cancels a buyer's unpaid order; the stock goes back once. */
export function cancelOrder({ orders, clock }: { orders: OrderRepository; clock: Clock }) {
  return async (command: { userId: number; orderNo: string }): Promise<void> => {
    const userId = requireId(command.userId, "user_id");
    const order = await findOwnOrder(orders, userId, requireNumber(command.orderNo, "order_no"));
    // The second look is the store's: a payment or the timeout may come in between, and then it wins.
    if (order.status === "unpaid") {
      const [won] = await orders.apply([cancel(order, "buyer", clock.now())]);
      if (won) return;
    }
    throw fail("order_not_cancellable", { field: "order_no" });
  };
}
