import { fail } from "@mall/kernel";
import type { UnpaidOrder } from "../domain/order/order.ts";
import { type NewOrder, place } from "../domain/order/place.ts";
import { gatherOrder, type OrderWish } from "./gather-order.ts";
import type { AddressBook } from "./ports/address-book.ts";
import type { Carts } from "./ports/carts.ts";
import type { OrderRepository } from "./ports/order-repository.ts";
import { type TakeStockDependencies, takeStock } from "./take-stock.ts";

interface CreateOrderDependencies extends TakeStockDependencies {
  orders: OrderRepository;
  carts: Carts;
  addresses: AddressBook;
  /** Milliseconds a buyer has to pay. */
  timeoutMs: number;
}

/**
 * Places an order: intent, stock, order. A step that fails undoes what is certain and leaves the rest to the sweeper
 * of stale intents, so stock is neither lost nor given back twice.
 */
export function createOrder(dependencies: CreateOrderDependencies) {
  const { orders, carts, clock, logger, timeoutMs } = dependencies;
  const { take, giveBack } = takeStock(dependencies);

  const priced = async (order: NewOrder): Promise<UnpaidOrder> => {
    try {
      return place(order);
    } catch (error) {
      await giveBack(order.orderNo);
      throw error;
    }
  };

  const emptyCart = async ({ userId, cartSkuIds }: OrderWish): Promise<void> => {
    try {
      await carts.remove(userId, cartSkuIds);
    } catch (error) {
      logger.warn({ err: error, user_id: userId }, "ordered items stay in the cart");
    }
  };

  return async (wish: OrderWish): Promise<UnpaidOrder> => {
    const [lines, receiver] = await gatherOrder(wish, dependencies);
    const { orderNo, items } = await take(lines);
    const now = clock.now();
    const times = { createdAt: now, payableFrom: now, timeoutMs };
    const order = await priced({ orderNo, userId: wish.userId, kind: "normal", items, receiver, ...times });
    if (!(await orders.place(order))) {
      throw fail("deadline_exceeded", { cause: new Error(`intent ${orderNo} was swept before the order was stored`) });
    }
    if (wish.cartSkuIds.length > 0) await emptyCart(wish);
    return order;
  };
}
