import type { Order } from "../domain/order/order.ts";
import { requireId } from "./identifiers.ts";
import { requirePage } from "./paging.ts";
import type { OrderQuery, OrderRepository } from "./ports/order-repository.ts";

/** Shows a buyer one page of the orders, newest first. */
export function listOrders({ orders }: { orders: Pick<OrderRepository, "list"> }) {
  return async (query: OrderQuery): Promise<{ orders: Order[]; total: number }> => {
    requireId(query.userId, "user_id");
    requirePage(query);
    return await orders.list(query);
  };
}
