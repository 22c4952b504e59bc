import type { Order, OrderStatus, UnpaidOrder } from "../../domain/order/order.ts";
import type { Transition } from "../../domain/order/transition.ts";

/** One page of a buyer's orders. */
export interface OrderQuery {
  userId: number;
  /** Undefined: every state. */
  status: OrderStatus | undefined;
  /** From 1. */
  page: number;
  pageSize: number;
}

/**
 * Orders, and the messages that belong to them: each method that changes an order stores its messages in the same
 * transaction, so that neither can exist without the other.
 */
export interface OrderRepository {
  /**
   * Turns a placing into an order that will be closed when its time is over.
   * False when the placing is gone: then nothing was stored, and whoever took it gives the stock back.
   */
  place(order: UnpaidOrder): Promise<boolean>;
  /**
   * Stores seckill orders, each once by its number, and for each refused number the command that gives the unit back,
   * unless an order of that number exists. All in one transaction. Answers how many orders are new.
   */
  addSeckill(orders: readonly UnpaidOrder[], refused: readonly string[]): Promise<number>;
  /**
   * Stores the new state of each order that is still unpaid, with its stock command; one transaction for all.
   * Answers, in the same order, whether each one won.
   */
  apply(transitions: readonly Transition[]): Promise<boolean[]>;
  /** Those of the numbers that exist, in no particular order. */
  findMany(orderNos: readonly string[]): Promise<Order[]>;
  /** Unpaid orders whose time to pay is over at `now` (epoch milliseconds), longest overdue first. */
  expired(now: number, limit: number): Promise<UnpaidOrder[]>;
  /** Newest first; orders of one millisecond by number. `total` counts all pages. */
  list(query: OrderQuery): Promise<{ orders: Order[]; total: number }>;
}
