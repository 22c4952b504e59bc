import { insertIgnore, places, runPlain } from "@mall/storage";
import type { Kysely } from "kysely";
import type { SeckillBatch, SeckillOutcome, WantedOrder } from "../../application/ports/order-repository.ts";
import { type Holds, NO_HOLDS } from "../../domain/order/holds.ts";
import type { UnpaidOrder } from "../../domain/order/order.ts";
import { addHolds, countByUser, dropHolds, readHolds } from "./buyer-holds.ts";
import { type OrderDatabase, type Send, sendStockCommands } from "./database.ts";
import { sendDelayLists } from "./delay-lists.ts";
import { itemRowsOf, newRowOf } from "./order-rows.ts";

/**
 * Stores a batch of seckill orders with few multi-row statements. Two consumers may hold the same claim: the lock on
 * its buyer's count, taken first, has them look at it one after the other, so it becomes an order or a refusal once.
 */
export async function addSeckillOrders(
  trx: Kysely<OrderDatabase>,
  send: Send,
  batch: SeckillBatch,
  now: number,
): Promise<SeckillOutcome> {
  const wanted = [...new Map(batch.wanted.map((each) => [each.orderNo, each])).values()];
  await addHolds(trx, countByUser(wanted));
  const decided = await decidedAmong(trx, [...wanted.map(({ orderNo }) => orderNo), ...batch.refused]);
  const fresh = wanted.filter(({ orderNo }) => !decided.has(orderNo));
  // In the order of their key, in which a database puts rows beside each other with the least work.
  const orders = makeAll(fresh, await holdsBefore(trx, wanted)).sort(byNumber);
  const made = new Set(orders.map(({ orderNo }) => orderNo));
  await dropHolds(trx, countByUser(wanted.filter(({ orderNo }) => !made.has(orderNo))));

  await insertIgnore(trx, "orders", orders.map(newRowOf));
  await insertIgnore(trx, "order_items", orders.flatMap(itemRowsOf));
  await sendDelayLists(send, [...made]);
  const tooMany = fresh.map(({ orderNo }) => orderNo).filter((orderNo) => !made.has(orderNo));
  // A number that has an order is not refused, whatever this message looks like: its unit belongs to that order.
  const lost = batch.refused.filter((orderNo) => !decided.has(orderNo) && !made.has(orderNo));
  // Told again after its refusal: its unit may wait for a command that was lost.
  const again = [...decided].filter(([, as]) => as === "refused").map(([orderNo]) => orderNo);
  await refuse(trx, send, [...new Set([...tooMany, ...lost, ...again])], now);
  return { made: made.size, tooMany };
}

const byNumber = (a: UnpaidOrder, b: UnpaidOrder) => (a.orderNo < b.orderNo ? -1 : 1);

/** How the buyers stood before their new orders were counted. */
async function holdsBefore(trx: Kysely<OrderDatabase>, wanted: readonly WantedOrder[]): Promise<Map<number, Holds>> {
  const added = countByUser(wanted);
  const holds = await readHolds(trx, [...added.keys()]);
  for (const [userId, each] of holds) each.unpaid -= added.get(userId) ?? 0;
  return holds;
}

/** The orders that can be, each seen with those of its buyer before it. */
function makeAll(fresh: readonly WantedOrder[], holds: ReadonlyMap<number, Holds>): UnpaidOrder[] {
  return fresh.flatMap(({ userId, make }) => {
    const mine = holds.get(userId) ?? { ...NO_HOLDS };
    const order = make({ ...mine });
    if (!order) return [];
    mine.unpaid += 1;
    return [order];
  });
}

/** What was decided once stays so: a refused claim that is told again must not take a unit that has gone back. */
async function refuse(
  trx: Kysely<OrderDatabase>,
  send: Send,
  orderNos: readonly string[],
  refused_at: number,
): Promise<void> {
  const rows = orderNos.map((order_no) => ({ order_no, refused_at }));
  await insertIgnore(trx, "refused_claims", rows);
  await sendStockCommands(
    send,
    orderNos.map((orderNo) => ({ command: "release", orderNo, kind: "seckill" })),
  );
}

async function decidedAmong(
  trx: Kysely<OrderDatabase>,
  orderNos: readonly string[],
): Promise<Map<string, "made" | "refused">> {
  if (orderNos.length === 0) return new Map();
  const among = `where order_no in (${places(orderNos.length)})`;
  const text = `select order_no, 0 as refused from orders ${among} union all select order_no, 1 from refused_claims ${among}`;
  const rows = await runPlain<{ order_no: string; refused: number }>(trx, text, [...orderNos, ...orderNos]);
  return new Map(rows.map((row) => [row.order_no, row.refused ? "refused" : "made"]));
}
