import type { Kysely } from "kysely";
import type { Transition } from "../../domain/order/transition.ts";
import { addStrikes, countByUser, dropHolds } from "./buyer-holds.ts";
import { type OrderDatabase, type Send, sendStockCommands } from "./database.ts";
import { STATUS_CODE, stateOf } from "./order-rows.ts";

/** Ends orders that are still unpaid, and counts them out of their buyers' holds; see `OrderRepository.apply`. */
export async function endOrders(
  trx: Kysely<OrderDatabase>,
  send: Send,
  transitions: readonly Transition[],
): Promise<boolean[]> {
  const won = new Set<Transition>();
  for (const transition of inLockOrder(transitions)) if (await endOrder(trx, transition)) won.add(transition);
  const ended = transitions.filter((transition) => won.has(transition));
  await countOut(trx, ended);
  await sendStockCommands(
    send,
    ended.map((transition) => transition.command),
  );
  return transitions.map((transition) => won.has(transition));
}

/** The sweep and the queue often end the same orders at once: they lock them in the same order. */
function inLockOrder(transitions: readonly Transition[]): Transition[] {
  return transitions.toSorted((a, b) => (a.to.orderNo < b.to.orderNo ? -1 : 1));
}

async function endOrder(trx: Kysely<OrderDatabase>, { to }: Transition): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable("orders")
    .set(stateOf(to))
    .where("order_no", "=", to.orderNo)
    .where("status", "=", STATUS_CODE.unpaid)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

async function countOut(trx: Kysely<OrderDatabase>, ended: readonly Transition[]): Promise<void> {
  await dropHolds(trx, countByUser(ended.map(({ to }) => to)));
  const struck = ended.filter(({ strike }) => strike);
  // Those of one batch came within milliseconds of each other: the last one's time stands for all.
  const strike = struck.at(-1)?.strike;
  if (strike) await addStrikes(trx, countByUser(struck.map(({ to }) => to)), strike);
}
