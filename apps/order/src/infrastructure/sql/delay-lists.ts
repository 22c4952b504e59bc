import { QUEUES, shareMessages } from "@mall/messaging";
import type { Send, TraceHeadersOf } from "./database.ts";

/** Orders in one message: short enough for a column of 64 KB. */
const MOST_ORDERS = 500;

/**
 * Has orders that were made in one moment looked at again when their time to pay is over: together, as a message for each
 * costs more than the order does. They are one message's neighbours only in the queue: each is judged by its own time.
 * One whose trace, given by order number, is recorded has a message of its own.
 */
export function sendDelayLists(send: Send, orderNos: readonly string[], headersOf?: TraceHeadersOf): Promise<void> {
  const told = orderNos.map((what) => ({ what, headers: headersOf?.get(what) ?? {} }));
  const messages = shareMessages(told, {
    most: MOST_ORDERS,
    alone: (order_no) => ({ id: order_no, body: { order_no } }),
    // An order is made once, so no two lists begin with the same.
    list: (order_nos) => ({ id: order_nos[0] ?? "", body: { order_nos } }),
  });
  return send(QUEUES.orderDelay, messages);
}
