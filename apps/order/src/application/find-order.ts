import { fail } from "@mall/kernel";
import type { Order } from "../domain/order/order.ts";
import type { OrderRepository } from "./ports/order-repository.ts";

/** The order of a number. @throws AppError `order_not_found`. */
export async function findOrder(orders: Pick<OrderRepository, "findMany">, orderNo: string): Promise<Order> {
  const [order] = await orders.findMany([orderNo]);
  if (!order) throw fail("order_not_found", { field: "order_no" });
  return order;
}

/** A buyer's own order. @throws AppError `order_not_found`, also for somebody else's: numbers are not to be probed. */
export async function findOwnOrder(
  orders: Pick<OrderRepository, "findMany">,
  userId: number,
  orderNo: string,
): Promise<Order> {
  const order = await findOrder(orders, orderNo);
  if (order.userId !== userId) throw fail("order_not_found", { field: "order_no" });
  return order;
}
