import { type Clock, isPassing, type Logger } from "@mall/kernel";
import { closeExpired, isExpired } from "../domain/order/cancel.ts";
import type { Order, UnpaidOrder } from "../domain/order/order.ts";
import type { OrderRepository } from "./ports/order-repository.ts";

const SWEEP_BATCH = 200;

interface CloseExpiredDependencies {
  orders: OrderRepository;
  clock: Clock;
  logger: Logger;
  /** Milliseconds for which a strike against the buyer counts. */
  strikeWindowMs: number;
}

/**
 * Closes orders whose time to pay is over; their stock goes back once, and their buyers get a strike. `told` follows
 * the delay queue, the fast path: a message that comes early is passed over, for `sweep`, the sure path, needs no
 * message. Both answer how many orders they closed.
 */
export function closeExpiredOrder({ orders, clock, logger, strikeWindowMs }: CloseExpiredDependencies) {
  const close = async (expired: readonly UnpaidOrder[]): Promise<number> => {
    if (expired.length === 0) return 0;
    const won = await orders.apply(expired.map((order) => closeExpired(order, clock.now(), strikeWindowMs)));
    return won.filter(Boolean).length;
  };
  const isDue = (order: Order): order is UnpaidOrder => order.status === "unpaid" && isExpired(order, clock.now());

  /** One that cannot be closed is always among the oldest, and must not keep the others open. */
  const closeOneByOne = async (expired: readonly UnpaidOrder[]): Promise<number> => {
    let closed = 0;
    for (const order of expired) {
      try {
        closed += await close([order]);
      } catch (error) {
        if (isPassing(error)) throw error;
        logger.error({ err: error, order_no: order.orderNo }, "an order past its time could not be closed");
      }
    }
    return closed;
  };

  const closeBatch = async (expired: readonly UnpaidOrder[]): Promise<number> => {
    try {
      return await close(expired);
    } catch (error) {
      if (isPassing(error)) throw error;
      return await closeOneByOne(expired);
    }
  };

  return {
    told: async (orderNos: readonly string[]): Promise<number> =>
      close((await orders.findMany(orderNos)).filter(isDue)),
    sweep: async (): Promise<number> => {
      let closed = 0;
      for (let goOn = true; goOn; ) {
        const expired = await orders.expired(clock.now(), SWEEP_BATCH);
        const now = await closeBatch(expired);
        closed += now;
        // Where none could be closed, another look would find the same ones.
        goOn = expired.length === SWEEP_BATCH && now > 0;
      }
      return closed;
    },
  };
}
