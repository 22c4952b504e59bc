import type { Clock } from "@mall/kernel";
import { addToOutbox, type OutboxDatabase, QUEUES } from "@mall/messaging";
import { inTransaction } from "@mall/storage";
import type { Tracing } from "@mall/tracing";
import type { Kysely } from "kysely";
import type { StockCommand } from "../../domain/order/transition.ts";
import type { OrderTables } from "./schema.ts";

/** db_order. */
export interface OrderDatabase extends OrderTables, OutboxDatabase {}

/** What the repositories of this service share. */
export interface OrderStoreOptions {
  db: Kysely<OrderDatabase>;
  clock: Clock;
  tracing: Tracing;
  /** Called after a commit that left messages in the outbox. */
  onOutbox: () => void;
}

/** Runs work in a transaction with the messages it leaves, and wakes the relay after the commit. */
export function createUnitOfWork({ db, clock, tracing, onOutbox }: OrderStoreOptions) {
  return async <T>(work: (trx: Kysely<OrderDatabase>, send: Send) => Promise<T>): Promise<T> => {
    let sent = false;
    const result = await inTransaction(db, (trx: Kysely<OrderDatabase>) =>
      work(trx, async (queue, messages) => {
        if (messages.length === 0) return;
        sent = true;
        await addToOutbox(trx, queue, messages, { clock, tracing });
      }),
    );
    if (sent) onOutbox();
    return result;
  };
}

/** Leaves messages in the outbox of the transaction under way. */
export type Send = (queue: string, messages: { id: string; body: unknown }[]) => Promise<void>;

/** Tells the product service about the units of orders. */
export function sendStockCommands(send: Send, commands: readonly StockCommand[]): Promise<void> {
  const messages = commands.map(({ command, orderNo, kind }) => ({
    id: `${command}:${orderNo}`,
    body: { command, order_no: orderNo, kind },
  }));
  return send(QUEUES.stockCommand, messages);
}

/** Has orders looked at again when their time to pay is over. */
export function sendDelays(send: Send, orderNos: readonly string[]): Promise<void> {
  return send(
    QUEUES.orderDelay,
    orderNos.map((orderNo) => ({ id: orderNo, body: { order_no: orderNo } })),
  );
}
