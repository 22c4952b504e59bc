import type { Clock, Logger } from "@mall/kernel";
import type { OrderItem, Receiver, UnpaidOrder } from "../domain/order/order.ts";
import { place } from "../domain/order/place.ts";
import type { AddressBook } from "./ports/address-book.ts";
import type { OrderRepository } from "./ports/order-repository.ts";
import { receiversOf } from "./receivers.ts";

/** A place won in a sale: one unit is taken for this buyer already. */
export interface SeckillClaim {
  orderNo: string;
  userId: number;
  item: OrderItem;
  /** Epoch milliseconds. */
  claimedAt: number;
}

interface PlaceSeckillOrdersDependencies {
  orders: OrderRepository;
  addresses: AddressBook;
  clock: Clock;
  logger: Logger;
  /** Milliseconds a buyer has to pay, from when the order is there. */
  timeoutMs: number;
}

const NO_RECEIVER: Receiver = { name: "", mobile: "", address: "" };

/**
 * Makes the orders of won places, all in one transaction, each once by its number however often it is told.
 * `refused` are numbers of claims that can never become orders: their units go back. Answers how many orders are new.
 */
export function placeSeckillOrders(dependencies: PlaceSeckillOrdersDependencies) {
  const { orders, addresses, clock, logger, timeoutMs } = dependencies;

  const orderOf = (claim: SeckillClaim, receiver: Receiver): UnpaidOrder => {
    const now = clock.now();
    const { orderNo, userId, item } = claim;
    // The sale is when the place was won; the time to pay begins when there is something to pay.
    const createdAt = Math.min(claim.claimedAt, now);
    return place({ orderNo, userId, kind: "seckill", items: [item], receiver, createdAt, payableFrom: now, timeoutMs });
  };

  return async (claims: readonly SeckillClaim[], refused: readonly string[]): Promise<number> => {
    const known = new Set((await orders.findMany(claims.map((claim) => claim.orderNo))).map((order) => order.orderNo));
    const fresh = claims.filter((claim) => !known.has(claim.orderNo));
    const receivers = await receiversOf(addresses, new Set(fresh.map((claim) => claim.userId)), logger);
    const made = fresh.map((claim) => orderOf(claim, receivers.get(claim.userId) ?? NO_RECEIVER));
    return made.length + refused.length === 0 ? 0 : await orders.addSeckill(made, refused);
  };
}
