import type { Order } from "../domain/order/order.ts";
import { requireId } from "./identifiers.ts";
import { requirePage } from "./paging.ts";
import type { AllOrdersQuery, OrderRepository } from "./ports/order-repository.ts";

/** Shows staff one page of the orders of everybody, newest first. @throws AppError `invalid_input`. */
export function listAllOrders({ orders }: { orders: Pick<OrderRepository, "listAll"> }) {
  return async (query: AllOrdersQuery): Promise<{ orders: Order[]; total: number }> => {
    if (query.userId !== undefined) requireId(query.userId, "user_id");
    requirePage(query);
    return await orders.listAll(query);
  };
}
