import { migrateToLatest, openSqlite } from "@mall/storage";
import { createManualClock, createRecordingTracing } from "@mall/testkit";
import type { Kysely } from "kysely";
import type { OrderDatabase } from "../infrastructure/sql/database.ts";
import { orderMigrations } from "../infrastructure/sql/migrations.ts";
import { createSqlOrders } from "../infrastructure/sql/orders.ts";
import { createSqlPlacings } from "../infrastructure/sql/placings.ts";
import { createOrderRecords } from "../infrastructure/sql/reconcile-reads.ts";
import { createSqlRequests } from "../infrastructure/sql/requests.ts";
import { MADE_AT } from "./sample-orders.fixture.ts";

interface OpenDatabase {
  db: Kysely<OrderDatabase>;
  close(): Promise<void>;
}

/** The SQL repositories on a database in memory, and a look into its outbox. */
export async function openSqlStage() {
  const tracing = createRecordingTracing("order-service");
  const db = openSqlite<OrderDatabase>({ file: ":memory:", tracing });
  await migrateToLatest(db, orderMigrations);
  return sqlStageOf({ db, close: () => db.destroy() }, tracing);
}

/** The SQL repositories on a database that has the tables. */
export function sqlStageOf({ db, close }: OpenDatabase, tracing = createRecordingTracing("order-service")) {
  const clock = createManualClock(MADE_AT);
  const store = { db, clock, tracing, onOutbox: () => {} };
  const outbox = async () => {
    const rows = await db.selectFrom("outbox").selectAll().orderBy("id").execute();
    return rows.map(({ queue, message_id, body }) => ({ queue, id: message_id, body: JSON.parse(body) as unknown }));
  };
  return {
    db,
    clock,
    tracing,
    orders: createSqlOrders(store),
    placings: createSqlPlacings(store),
    requests: createSqlRequests(db),
    records: createOrderRecords(db),
    outbox,
    /** Ids of what is in the outbox; of what shares a message, the ids that it would have alone. */
    told: async () => (await outbox()).flatMap(idsIn),
    close,
  };
}

function idsIn({ id, body }: { id: string; body: unknown }): string[] {
  const lists = body as { order_nos?: string[]; commands?: { command: string; order_no: string }[] };
  return lists.order_nos ?? lists.commands?.map(({ command, order_no }) => `${command}:${order_no}`) ?? [id];
}
