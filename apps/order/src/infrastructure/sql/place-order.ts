import { insertIgnore } from "@mall/storage";
import type { Kysely } from "kysely";
import type { Placed, PlaceTerms } from "../../application/ports/order-repository.ts";
import type { NamedWish } from "../../application/ports/order-requests.ts";
import type { UnpaidOrder } from "../../domain/order/order.ts";
import { takeHold } from "./buyer-holds.ts";
import { type OrderDatabase, type Send, sendStockCommands } from "./database.ts";
import { sendDelayLists } from "./delay-lists.ts";
import { itemRowsOf, rowOf } from "./order-rows.ts";
import { findRequest, forgetRequest, requestRowOf } from "./requests.ts";

/** Turns a placing into its order, or ends it and gives its stock back; see `OrderRepository.place`. */
export async function placeOrder(
  trx: Kysely<OrderDatabase>,
  send: Send,
  order: UnpaidOrder,
  terms: PlaceTerms,
): Promise<Placed> {
  const { orderNo } = order;
  const placing = await trx.deleteFrom("order_placings").where("order_no", "=", orderNo).executeTakeFirst();
  if (placing.numDeletedRows !== 1n) return { kind: "swept" };
  const refusal = await refusalOf(trx, order, terms);
  if (refusal) {
    await sendStockCommands(send, [{ command: "release", orderNo, kind: "normal" }]);
    return refusal;
  }
  await trx.insertInto("orders").values(rowOf(order)).execute();
  await trx.insertInto("order_items").values(itemRowsOf(order)).execute();
  await sendDelayLists(send, [orderNo]);
  return { kind: "placed" };
}

/** Takes the key of the request, then a place among the buyer's holds; why not, if one of them cannot be had. */
async function refusalOf(
  trx: Kysely<OrderDatabase>,
  order: UnpaidOrder,
  { maxUnpaid, request }: PlaceTerms,
): Promise<Placed | undefined> {
  const earlier = request && (await takeRequest(trx, order, request));
  if (earlier) return { kind: "repeated", ...earlier };
  if (await takeHold(trx, order.userId, maxUnpaid)) return undefined;
  if (request) await forgetRequest(trx, order.userId, request.key);
  return { kind: "too_many" };
}

/** Of requests with one key that come at once, the others wait here until the first has its order. */
async function takeRequest(trx: Kysely<OrderDatabase>, order: UnpaidOrder, request: NamedWish) {
  if ((await insertIgnore(trx, "order_requests", [requestRowOf(order, request)])) === 1) return undefined;
  const earlier = await findRequest(trx, order.userId, request.key);
  if (!earlier) throw new Error(`The request of order ${order.orderNo} was forgotten while it was repeated`);
  return earlier;
}
