import { QUEUES } from "@mall/messaging";
import type { Kysely } from "kysely";
import type { Fulfilled } from "../../application/ports/order-repository.ts";
import type { OrderStatus, RefundedOrder } from "../../domain/order/order.ts";
import type { OrderDatabase, Send } from "./database.ts";
import { STATUS_CODE, stateOf } from "./order-rows.ts";

/** Where each step begins. */
const BEFORE: Record<Fulfilled["status"], OrderStatus> = { shipped: "paid", completed: "shipped", refunded: "paid" };

/** Stores what became of a paid order, if it still is where the step begins; see `OrderRepository.fulfil`. */
export async function fulfilOrder(trx: Kysely<OrderDatabase>, send: Send, to: Fulfilled): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable("orders")
    .set(stateOf(to))
    .where("order_no", "=", to.orderNo)
    .where("status", "=", STATUS_CODE[BEFORE[to.status]])
    .executeTakeFirst();
  if (numUpdatedRows !== 1n) return false;
  if (to.status === "refunded") await send(QUEUES.paymentRefund, [giveBack(to)]);
  return true;
}

/** An order is refunded once, so its number names the message. */
function giveBack({ orderNo, paymentNo }: RefundedOrder) {
  return { id: `refund:${orderNo}`, body: { order_no: orderNo, payment_no: paymentNo } };
}
