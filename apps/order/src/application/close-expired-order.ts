import type { Clock } from "@mall/kernel";
import { cancel, isExpired } from "../domain/order/cancel.ts";
import type { Order, UnpaidOrder } from "../domain/order/order.ts";
import type { OrderRepository } from "./ports/order-repository.ts";

const SWEEP_BATCH = 200;

/**
 * Closes orders whose time to pay is over; their stock goes back once. `told` follows the delay queue, the fast path:
 * a message that comes early is passed over, for `sweep`, the sure path, needs no message.
 * Both answer how many orders they closed.
 */
export function closeExpiredOrder({ orders, clock }: { orders: OrderRepository; clock: Clock }) {
  const close = async (expired: readonly UnpaidOrder[]): Promise<number> => {
    if (expired.length === 0) return 0;
    const won = await orders.apply(expired.map((order) => cancel(order, "timeout", clock.now())));
    return won.filter(Boolean).length;
  };
  const isDue = (order: Order): order is UnpaidOrder => order.status === "unpaid" && isExpired(order, clock.now());

  return {
    told: async (orderNos: readonly string[]): Promise<number> =>
      close((await orders.findMany(orderNos)).filter(isDue)),
    sweep: async (): Promise<number> => {
      let closed = 0;
      for (let full = true; full; ) {
        const expired = await orders.expired(clock.now(), SWEEP_BATCH);
        closed += await close(expired);
        full = expired.length === SWEEP_BATCH;
      }
      return closed;
    },
  };
}
