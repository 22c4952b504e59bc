import type { OrderFate } from "../../domain/reconcile.ts";

/** What is known of an order number. */
export interface OrderRecord {
  orderNo: string;
  fate: OrderFate;
  /** 0 for an order that is unknown or not made yet. */
  userId: number;
  /** Of its first line; 0 as above. An order of a flash sale has no other. */
  skuId: number;
  /** Epoch milliseconds; of a seckill order, when its place was won. 0 as above. */
  createdAt: number;
}

/** Where a page of seckill orders begins. */
export interface OrderPosition {
  createdAt: number;
  orderNo: string;
}

/** Most orders in one answer. */
export const MAX_RECORDS = 500;

/** The order service does not answer, or not as it should: nothing is known of any order. */
export class OrdersAway extends Error {}

/** Orders as the order service knows them. Both reject with OrdersAway. */
export interface OrderRecords {
  /** What became of at most MAX_RECORDS orders, by number. */
  describe(orderNos: readonly string[]): Promise<Map<string, OrderRecord>>;
  /** At most MAX_RECORDS orders of flash sales that were made at `since` or later, oldest first, those after `after`. */
  seckillSince(since: number, after: OrderPosition | undefined): Promise<OrderRecord[]>;
}
