import type { Clock, Logger } from "@mall/kernel";
import { type HoldRules, type Holds, isFull, timeToPay } from "../domain/order/holds.ts";
import type { OrderItem, Receiver, UnpaidOrder } from "../domain/order/order.ts";
import { place } from "../domain/order/place.ts";
import type { AddressBook } from "./ports/address-book.ts";
import type { OrderRepository, WantedOrder } from "./ports/order-repository.ts";
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
  /** The time to pay begins when the order is there. */
  rules: HoldRules;
}

const NO_RECEIVER: Receiver = { name: "", mobile: "", address: "" };

/**
 * Makes the orders of won places, all in one transaction, each once by its number however often it is told.
 * `refused` are numbers of claims that can never become orders: their units go back, and so do those of buyers who have
 * too many unpaid orders. Answers how many orders are new.
 */
export function placeSeckillOrders(dependencies: PlaceSeckillOrdersDependencies) {
  const { orders, addresses, clock, logger, rules } = dependencies;

  const orderOf = (claim: SeckillClaim, receiver: Receiver, holds: Holds): UnpaidOrder | undefined => {
    if (isFull(holds, rules)) return undefined;
    const now = clock.now();
    const { orderNo, userId, item } = claim;
    // The sale is when the place was won; the time to pay begins when there is something to pay.
    const createdAt = Math.min(claim.claimedAt, now);
    const times = { createdAt, payableFrom: now, timeoutMs: timeToPay(holds, rules, now) };
    return place({ orderNo, userId, kind: "seckill", items: [item], receiver, ...times });
  };

  const wantedOf = async (claims: readonly SeckillClaim[]): Promise<WantedOrder[]> => {
    const receivers = await receiversOf(addresses, new Set(claims.map((claim) => claim.userId)), logger);
    return claims.map((claim) => {
      const receiver = receivers.get(claim.userId) ?? NO_RECEIVER;
      return { orderNo: claim.orderNo, userId: claim.userId, make: (holds) => orderOf(claim, receiver, holds) };
    });
  };

  return async (claims: readonly SeckillClaim[], refused: readonly string[]): Promise<number> => {
    const wanted = await wantedOf(claims);
    if (wanted.length + refused.length === 0) return 0;
    const { made, tooMany } = await orders.addSeckill({ wanted, refused });
    if (tooMany.length > 0) {
      logger.info({ order_nos: tooMany }, "places of buyers with too many unpaid orders are given back");
    }
    return made;
  };
}
