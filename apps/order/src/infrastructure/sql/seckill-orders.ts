import { insertIgnore } from "@mall/storage";
import type { Kysely } from "kysely";
import type { UnpaidOrder } from "../../domain/order/order.ts";
import { type OrderDatabase, type Send, sendDelays, sendStockCommands } from "./database.ts";
import { itemRowsOf, rowOf } from "./order-rows.ts";

/**
 * Stores a batch of seckill orders with few multi-row statements. Two consumers may hold the same claim: rows that
 * came in between are kept, and a second delay message with the same id closes nothing twice.
 */
export async function addSeckillOrders(
  trx: Kysely<OrderDatabase>,
  send: Send,
  orders: readonly UnpaidOrder[],
  refused: readonly string[],
): Promise<number> {
  const known = await existing(trx, [...orders.map((order) => order.orderNo), ...refused]);
  const fresh = new Map(orders.filter((order) => !known.has(order.orderNo)).map((order) => [order.orderNo, order]));
  const inserted = await insertIgnore(trx, "orders", [...fresh.values()].map(rowOf));
  await insertIgnore(trx, "order_items", [...fresh.values()].flatMap(itemRowsOf));
  await sendDelays(send, [...fresh.keys()]);
  // A number that has an order is not refused, whatever this message looks like: its unit belongs to that order.
  const lost = [...new Set(refused)].filter((orderNo) => !known.has(orderNo) && !fresh.has(orderNo));
  await sendStockCommands(
    send,
    lost.map((orderNo) => ({ command: "release", orderNo, kind: "seckill" })),
  );
  return inserted;
}

async function existing(trx: Kysely<OrderDatabase>, orderNos: readonly string[]): Promise<Set<string>> {
  if (orderNos.length === 0) return new Set();
  const rows = await trx.selectFrom("orders").select("order_no").where("order_no", "in", orderNos).execute();
  return new Set(rows.map((row) => row.order_no));
}
