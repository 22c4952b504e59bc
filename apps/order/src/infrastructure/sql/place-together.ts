import { deleteIn, insertIgnore, insertRows } from "@mall/storage";
import type { Kysely } from "kysely";
import type { Placed, PlaceTerms } from "../../application/ports/order-repository.ts";
import type { UnpaidOrder } from "../../domain/order/order.ts";
import { addHolds, countByUser, readHolds } from "./buyer-holds.ts";
import type { OrderDatabase, Send, TraceHeaders } from "./database.ts";
import { sendDelayLists } from "./delay-lists.ts";
import { itemRowsOf, newRowOf } from "./order-rows.ts";
import { requestRowOf } from "./requests.ts";

/** An order to be stored in place of its placing. */
export interface Placement {
  order: UnpaidOrder;
  terms: PlaceTerms;
  /** The trace of whoever places it. */
  headers: TraceHeaders;
}

/** Undoes the transaction: each is placed alone then, and hears why it cannot be. */
const notTogether = (why: string) => new Error(`these orders cannot be placed together: ${why}`);

/**
 * Turns placings into their orders with a few multi-row statements. Throws where one of them was swept, is one too many for
 * its buyer, or is a repeated request.
 */
export async function placeTogether(
  trx: Kysely<OrderDatabase>,
  send: Send,
  placements: readonly Placement[],
): Promise<Placed[]> {
  const orders = placements.map(({ order }) => order);
  const orderNos = orders.map(({ orderNo }) => orderNo).sort();
  const begun = await deleteIn(trx, "delete from order_placings where order_no in", orderNos);
  if (begun !== orders.length) throw notTogether("a placing is gone");
  await takeRequests(trx, placements);
  await takeHolds(trx, placements);
  await insertRows(trx, "orders", orders.map(newRowOf));
  await insertRows(trx, "order_items", orders.flatMap(itemRowsOf));
  await sendDelayLists(send, orderNos, new Map(placements.map(({ order, headers }) => [order.orderNo, headers])));
  return orders.map(() => ({ kind: "placed" }));
}

async function takeRequests(trx: Kysely<OrderDatabase>, placements: readonly Placement[]): Promise<void> {
  const rows = placements.flatMap(({ order, terms }) => (terms.request ? [requestRowOf(order, terms.request)] : []));
  if (rows.length === 0) return;
  if ((await insertIgnore(trx, "order_requests", rows)) !== rows.length) throw notTogether("a request is repeated");
}

/** Counts the orders among their buyers' unpaid ones, then looks whether they are too many. */
async function takeHolds(trx: Kysely<OrderDatabase>, placements: readonly Placement[]): Promise<void> {
  await addHolds(trx, countByUser(placements.map(({ order }) => order)));
  const limited = placements.filter(({ terms }) => terms.maxUnpaid > 0);
  const holds = await readHolds(trx, [...new Set(limited.map(({ order }) => order.userId))]);
  for (const { order, terms } of limited) {
    if ((holds.get(order.userId)?.unpaid ?? 0) > terms.maxUnpaid) throw notTogether("a buyer has too many");
  }
}
