import { caseOf } from "@mall/storage";
import type { Kysely } from "kysely";
import type { PaidOrder } from "../../domain/order/order.ts";
import type { Transition } from "../../domain/order/transition.ts";
import { countByUser, dropHolds } from "./buyer-holds.ts";
import { type OrderDatabase, type Send, sendStockCommands, type TraceHeaders } from "./database.ts";
import { STATUS_CODE } from "./order-rows.ts";

/** An order to be paid. */
export interface Paying {
  transition: Transition & { to: PaidOrder };
  /** The trace of whoever pays it. */
  headers: TraceHeaders;
}

/** Whether a transition pays its order. */
export function isPaying(transition: Transition): transition is Paying["transition"] {
  return transition.to.status === "paid";
}

/** Pays orders with a few multi-row statements. Throws where one of them is not unpaid any more: each is ended alone then. */
export async function payTogether(trx: Kysely<OrderDatabase>, send: Send, payings: readonly Paying[]): Promise<true[]> {
  const orders = payings.map(({ transition }) => transition.to);
  const byNumber = <V>(of: (order: PaidOrder) => V) => new Map(orders.map((order) => [order.orderNo, of(order)]));
  const { numUpdatedRows } = await trx
    .updateTable("orders")
    .set({
      status: STATUS_CODE.paid,
      payment_no: caseOf(
        "order_no",
        byNumber(({ paymentNo }) => paymentNo),
      ),
      paid_at: caseOf(
        "order_no",
        byNumber(({ paidAt }) => paidAt),
      ),
    })
    .where("order_no", "in", orders.map(({ orderNo }) => orderNo).sort())
    .where("status", "=", STATUS_CODE.unpaid)
    .executeTakeFirst();
  if (numUpdatedRows !== BigInt(orders.length)) throw new Error("one of these orders was ended meanwhile");
  await dropHolds(trx, countByUser(orders));
  const headersOf = new Map(payings.map(({ transition, headers }) => [transition.to.orderNo, headers]));
  await sendStockCommands(
    send,
    payings.map(({ transition }) => transition.command),
    headersOf,
  );
  return payings.map(() => true);
}
