import { randomUUID } from "node:crypto";
import type { Clock } from "@mall/kernel";
import { addToOutbox, type Message, type OutboxDatabase, QUEUES, shareMessages } from "@mall/messaging";
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

/** Headers that carry a trace. */
export type TraceHeaders = Record<string, string>;

/** Leaves messages in the outbox of the transaction under way: in its trace, unless they carry one of their own. */
export type Send = (queue: string, messages: Message[]) => Promise<void>;

/** Traces by order number. */
export type TraceHeadersOf = ReadonlyMap<string, TraceHeaders>;

/** Commands in one message: one that fails costs its neighbours another delivery. */
const MOST_COMMANDS = 64;

/** Tells the product service about the units of orders, in the traces given by order number, if any. */
export function sendStockCommands(
  send: Send,
  commands: readonly StockCommand[],
  headersOf?: TraceHeadersOf,
): Promise<void> {
  const told = commands.map((what) => ({ what, headers: headersOf?.get(what.orderNo) ?? {} }));
  const messages = shareMessages(told, {
    most: MOST_COMMANDS,
    alone: (what) => ({ id: `${what.command}:${what.orderNo}`, body: commandBody(what) }),
    list: (all) => ({ id: `commands:${randomUUID()}`, body: { commands: all.map(commandBody) } }),
  });
  return send(QUEUES.stockCommand, messages);
}

const commandBody = ({ command, orderNo, kind }: StockCommand) => ({ command, order_no: orderNo, kind });
