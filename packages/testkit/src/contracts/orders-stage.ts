import { toCents } from "@mall/kernel";
import type { Batch, Holds, OrderEnding, OrdersStage, Placed, Terms, Unpaid } from "./orders-ports.ts";

export type { OrdersStage } from "./orders-ports.ts";

/** When the contract's orders are made, epoch milliseconds. */
export const MADE_AT = Date.UTC(2026, 0, 1);

/** An unpaid order of two items, 11.00 + 3 × 19.90 yuan. */
export function unpaidOrder(orderNo: string, changes: Partial<Unpaid> = {}): Unpaid {
  const snapshot = { productName: "寿光水果黄瓜", skuName: "3斤尝鲜装", picture: "/pictures/8.svg" };
  return {
    orderNo,
    userId: 7,
    kind: "normal",
    items: [
      { ...snapshot, skuId: 9, productId: 8, priceCents: toCents(1100), quantity: 1 },
      { ...snapshot, skuId: 2, productId: 1, priceCents: toCents(1990), quantity: 3 },
    ],
    totalCents: toCents(7070),
    createdAt: MADE_AT,
    payBefore: MADE_AT + 60_000,
    receiver: { name: "张三", mobile: "13800000000", address: "山东省潍坊市寿光市菜都路1号" },
    status: "unpaid",
    ...changes,
  };
}

/** Pays the order. */
export function paying(order: Unpaid, paymentNo = "P1"): OrderEnding {
  const { orderNo, kind } = order;
  return {
    to: { ...order, status: "paid", paymentNo, paidAt: MADE_AT + 5 },
    command: { command: "sell", orderNo, kind },
  };
}

/** Cancels the order. */
export function cancelling(order: Unpaid, reason: "buyer" | "timeout"): OrderEnding {
  const { orderNo, kind } = order;
  return {
    to: { ...order, status: "cancelled", cancelledAt: MADE_AT + 6, reason },
    command: { command: "release", orderNo, kind },
  };
}

/** Cancels an order whose time is over. */
export function closing(order: Unpaid, strike: { at: number; since: number }): OrderEnding {
  return { ...cancelling(order, "timeout"), strike };
}

/** Any number of unpaid orders, of a request without a key. */
export const ANY: Terms = { maxUnpaid: 0, request: undefined };

/** Places an order the way a buyer's comes in. */
export async function placed(
  { orders, placings }: OrdersStage,
  order: Unpaid,
  terms: Partial<Terms> = {},
): Promise<Placed> {
  await placings.begin(order.orderNo, order.createdAt);
  return await orders.place(order, { ...ANY, ...terms });
}

/** A batch of won places of buyers who may have so many unpaid orders (0: any number), and of claims that are refused. */
export function batchOf(orders: readonly Unpaid[], maxUnpaid = 0, refused: string[] = []): Batch {
  const wanted = orders.map((order) => {
    const make = ({ unpaid }: Holds) => (maxUnpaid > 0 && unpaid >= maxUnpaid ? undefined : order);
    return { orderNo: order.orderNo, userId: order.userId, make };
  });
  return { wanted, refused };
}

/** Stores an order the way a buyer's comes in. */
export async function stored(stage: OrdersStage, order: Unpaid): Promise<Unpaid> {
  const { kind } = await placed(stage, order);
  if (kind !== "placed") throw new Error(`${order.orderNo} was not stored: ${kind}`);
  return order;
}

/** Unpaid orders of a buyer, as counted. */
export async function unpaidOf({ orders }: OrdersStage, userId = 7): Promise<number> {
  return (await orders.holdsOf([userId])).get(userId)?.unpaid ?? 0;
}

/** Queue of what the product service is told. */
export const COMMANDS = "stock.command.queue";
/** Queue of what the payment service is told. */
export const REFUNDS = "payment.refund.queue";
/** Queue in which unpaid orders wait. */
export const DELAYS = "order.delay.queue";

/** Ids of what waits for a queue, sorted; stock commands that share a message each by the id it would have alone. */
export async function waiting(stage: OrdersStage, queue: string): Promise<string[]> {
  const messages = (await stage.outbox()).filter((message) => message.queue === queue);
  const ids = messages.flatMap(({ id, body }) => {
    const { commands } = body as { commands?: { command: string; order_no: string }[] };
    return commands?.map(({ command, order_no }) => `${command}:${order_no}`) ?? [id];
  });
  return ids.sort();
}

/** Numbers of the orders that will be looked at when their time to pay is over, as often as they are told, by number. */
export async function waitingToClose(stage: OrdersStage): Promise<string[]> {
  const messages = (await stage.outbox()).filter(({ queue }) => queue === DELAYS);
  const orderNos = messages.flatMap(({ body }) => {
    const { order_no, order_nos } = body as { order_no?: string; order_nos?: string[] };
    return order_nos ?? [order_no ?? ""];
  });
  return orderNos.sort();
}
