import { QUEUES } from "@mall/messaging";
import { type Send, sendDelays } from "./database.ts";

/** Orders in one message: short enough for a column of 64 KB. */
const MOST_ORDERS = 500;

/**
 * Has orders that were made in one moment looked at again when their time to pay is over: together, as a message for each
 * costs more than the order does. They are one message's neighbours only in the queue: each is judged by its own time.
 */
export async function sendDelayLists(send: Send, orderNos: readonly string[]): Promise<void> {
  const [first, ...others] = orderNos;
  if (first === undefined) return;
  if (others.length === 0) return await sendDelays(send, orderNos);
  await send(QUEUES.orderDelay, listsOf(orderNos));
}

function listsOf(orderNos: readonly string[]) {
  const lists = [];
  for (let start = 0; start < orderNos.length; start += MOST_ORDERS) {
    const order_nos = orderNos.slice(start, start + MOST_ORDERS);
    // An order is made once, so no two lists begin with the same.
    lists.push({ id: order_nos[0] ?? "", body: { order_nos }, headers: {} });
  }
  return lists;
}
