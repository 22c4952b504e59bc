import { fail } from "@mall/kernel";
import type { Order } from "../domain/order/order.ts";
import { findOrder } from "./find-order.ts";
import type { OrderRepository } from "./ports/order-repository.ts";
import type { NamedWish, OrderRequests } from "./ports/order-requests.ts";

/** Orders that came of requests, for those that are said again. */
export function repeatedOrders({ orders, requests }: { orders: OrderRepository; requests: OrderRequests }) {
  /** @throws AppError `idempotency_key_reused` when the name stood for another wish. */
  const orderOf = async (request: NamedWish, first: { orderNo: string; fingerprint: string }): Promise<Order> => {
    if (first.fingerprint !== request.fingerprint) throw fail("idempotency_key_reused", { field: "Idempotency-Key" });
    return await findOrder(orders, first.orderNo);
  };

  return {
    orderOf,
    /** The order of a buyer's request, whatever became of it since. @throws AppError as above. */
    find: async (userId: number, request: NamedWish | undefined): Promise<Order | undefined> => {
      const first = request && (await requests.find(userId, request.key));
      return first && (await orderOf(request, first));
    },
  };
}
