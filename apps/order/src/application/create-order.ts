import { fail } from "@mall/kernel";
import { type HoldRules, type Holds, isFull, mayMatter, NO_HOLDS, timeToPay } from "../domain/order/holds.ts";
import type { Order, UnpaidOrder } from "../domain/order/order.ts";
import { type NewOrder, place } from "../domain/order/place.ts";
import { gatherOrder, type OrderWish } from "./gather-order.ts";
import { requireId } from "./identifiers.ts";
import { nameWish } from "./name-wish.ts";
import type { AddressBook } from "./ports/address-book.ts";
import type { Carts } from "./ports/carts.ts";
import type { OrderRepository, Placed } from "./ports/order-repository.ts";
import type { NamedWish, OrderRequests } from "./ports/order-requests.ts";
import { repeatedOrders } from "./repeated-orders.ts";
import { type TakeStockDependencies, takeStock } from "./take-stock.ts";

interface CreateOrderDependencies extends TakeStockDependencies {
  orders: OrderRepository;
  requests: OrderRequests;
  carts: Carts;
  addresses: AddressBook;
  rules: HoldRules;
}

/** What a buyer asks for. */
export interface CreateOrderCommand extends OrderWish {
  /** The buyer's own name for the wish, at most 64 characters: said again, it answers the order that was made. Empty: none. */
  requestKey: string;
}

/**
 * Places an order: intent, stock, order. A step that fails undoes what is certain and leaves the rest to the sweeper
 * of stale intents, so stock is neither lost nor given back twice.
 */
export function createOrder(dependencies: CreateOrderDependencies) {
  const { orders, carts, clock, logger, rules } = dependencies;
  const { take, giveBack } = takeStock(dependencies);
  const repeated = repeatedOrders(dependencies);

  /** Judged before stock is taken; the store judges again, in the transaction that counts. */
  const holdsOf = async (userId: number): Promise<Holds> => {
    if (!mayMatter(rules)) return NO_HOLDS;
    const holds = (await orders.holdsOf([userId])).get(userId) ?? NO_HOLDS;
    if (isFull(holds, rules)) throw tooMany(rules);
    return holds;
  };

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
      if (cartSkuIds.length > 0) await carts.remove(userId, cartSkuIds);
    } catch (error) {
      logger.warn({ err: error, user_id: userId }, "ordered items stay in the cart");
    }
  };

  const create = async (wish: OrderWish, request: NamedWish | undefined): Promise<Order> => {
    const { userId } = wish;
    const [[lines, receiver], holds] = await Promise.all([gatherOrder(wish, dependencies), holdsOf(userId)]);
    const { orderNo, items } = await take(lines);
    const now = clock.now();
    const times = { createdAt: now, payableFrom: now, timeoutMs: timeToPay(holds, rules, now) };
    const order = await priced({ orderNo, userId, kind: "normal", items, receiver, ...times });
    const placed = await orders.place(order, { maxUnpaid: rules.maxUnpaid, request });
    if (placed.kind === "repeated" && request) return await repeated.orderOf(request, placed);
    if (placed.kind !== "placed") throw notPlaced(placed, orderNo, rules);
    await emptyCart(wish);
    return order;
  };

  return async ({ requestKey, ...wish }: CreateOrderCommand): Promise<Order> => {
    const userId = requireId(wish.userId, "user_id");
    const request = nameWish(requestKey, wish);
    const find = () => repeated.find(userId, request);
    try {
      return (await find()) ?? (await create(wish, request));
    } catch (error) {
      // The same request may have got its order meanwhile, with the stock or the cart that this one missed.
      const meanwhile = await find().catch(() => undefined);
      if (meanwhile) return meanwhile;
      throw error;
    }
  };
}

function tooMany({ maxUnpaid }: HoldRules) {
  return fail("too_many_unpaid", { params: { max: maxUnpaid } });
}

function notPlaced({ kind }: Placed, orderNo: string, rules: HoldRules) {
  if (kind === "too_many") return tooMany(rules);
  return fail("deadline_exceeded", { cause: new Error(`intent ${orderNo} was swept before the order was stored`) });
}
