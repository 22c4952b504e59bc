import { randomUUID } from "node:crypto";
import { type Clock, chunksOf } from "@mall/kernel";
import { insertRows, type Kysely, type Migration, type Transaction } from "@mall/storage";
import type { Tracing } from "@mall/tracing";
import type { Message } from "../broker.ts";
import { withTrace } from "../traced.ts";

/** A message that waits to be published. */
export interface OutboxTable {
  /** Sorts by time of adding. */
  id: string;
  queue: string;
  message_id: string;
  /** JSON. */
  body: string;
  /** JSON object. */
  headers: string;
  /** Milliseconds since the epoch. */
  created_at: number;
}

/** What a database with an outbox has; the schema of a service extends it. */
export interface OutboxDatabase {
  outbox: OutboxTable;
}

/** Makes the table outbox, in SQL that SQLite and MySQL share. */
export const outboxMigration: Migration = {
  up: async (db) => {
    await db.schema
      .createTable("outbox")
      .addColumn("id", "varchar(64)", (column) => column.primaryKey())
      .addColumn("queue", "varchar(100)", (column) => column.notNull())
      .addColumn("message_id", "varchar(100)", (column) => column.notNull())
      .addColumn("body", "text", (column) => column.notNull())
      .addColumn("headers", "text", (column) => column.notNull())
      .addColumn("created_at", "bigint", (column) => column.notNull())
      .execute();
  },
  down: async (db) => {
    await db.schema.dropTable("outbox").execute();
  },
};

/** A service's database seen as its outbox: Kysely's type cannot be narrowed to some of the tables by itself. */
export function outboxOf<DB extends OutboxDatabase>(db: Kysely<DB> | Transaction<DB>): Kysely<OutboxDatabase> {
  return db as unknown as Kysely<OutboxDatabase>;
}

/** Rows in one insert: keeps far from every limit on parameters. */
const ROWS_PER_INSERT = 500;

let added = 0;

/** Time, then a counter for the order within a millisecond, then chance: two processes may share the table. */
function nextRowId(now: number): string {
  added += 1;
  return `${String(now).padStart(15, "0")}-${String(added).padStart(12, "0")}-${randomUUID().slice(0, 8)}`;
}

/** Where the time and the trace of an outbox row come from. */
export interface OutboxSources {
  clock: Clock;
  tracing: Tracing;
}

/**
 * Leaves messages to be published, in the transaction that makes them true: they go out if it commits, and only
 * then. The active trace is stored with them. Kick the relay after the commit.
 */
export async function addToOutbox<DB extends OutboxDatabase>(
  trx: Kysely<DB> | Transaction<DB>,
  queue: string,
  messages: Message[],
  { clock, tracing }: OutboxSources,
): Promise<void> {
  const now = clock.now();
  const rows = withTrace(tracing, messages).map(({ id, body, headers }) => ({
    id: nextRowId(now),
    queue,
    message_id: id,
    body: JSON.stringify(body ?? null),
    headers: JSON.stringify(headers),
    created_at: now,
  }));
  for (const some of chunksOf(rows, ROWS_PER_INSERT)) await insertRows(outboxOf(trx), "outbox", some);
}
