import type { Order } from "../domain/order/order.ts";
import { findOwnOrder } from "./find-order.ts";
import { requireId, requireNumber } from "./identifiers.ts";
import type { OrderRepository } from "./ports/order-repository.ts";

/** Shows a buyer one order. */
export function getOrder({ orders }: { orders: OrderRepository }) {
  return async (query: { userId: number; orderNo: string }): Promise<Order> =>
    findOwnOrder(orders, requireId(query.userId, "user_id"), requireNumber(query.orderNo, "order_no"));
}
