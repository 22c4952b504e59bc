import { outboxMigration } from "@mall/messaging";
import { dropIndex, type Migration, type MigrationSet } from "@mall/storage";
import type { Kysely } from "kysely";
import { buyerHoldsMigration, refusedClaimsMigration } from "./holds-migrations.ts";

const orders: Migration = {
  up: async (db: Kysely<unknown>) => {
    await createOrders(db);
    await createItems(db);
    await createPlacings(db);
  },
  down: async (db: Kysely<unknown>) => {
    for (const table of ["order_placings", "order_items", "orders"]) await db.schema.dropTable(table).execute();
  },
};

async function createOrders(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("orders")
    .addColumn("order_no", "varchar(64)", (column) => column.primaryKey())
    .addColumn("user_id", "bigint", (column) => column.notNull())
    .addColumn("kind", "varchar(16)", (column) => column.notNull())
    .addColumn("status", "smallint", (column) => column.notNull())
    .addColumn("total_cents", "bigint", (column) => column.notNull())
    .addColumn("created_at", "bigint", (column) => column.notNull())
    .addColumn("pay_before", "bigint", (column) => column.notNull())
    .addColumn("payment_no", "varchar(64)")
    .addColumn("paid_at", "bigint")
    .addColumn("cancelled_at", "bigint")
    .addColumn("cancel_reason", "varchar(16)")
    .addColumn("shipped_at", "bigint")
    .addColumn("completed_at", "bigint")
    .addColumn("refunded_at", "bigint")
    .addColumn("receiver_name", "varchar(64)", (column) => column.notNull())
    .addColumn("receiver_mobile", "varchar(32)", (column) => column.notNull())
    .addColumn("receiver_address", "varchar(512)", (column) => column.notNull())
    .execute();
  // The sweep for expired orders, and a buyer's orders newest first.
  await index(db, "orders_due", "orders", ["status", "pay_before"]);
  await index(db, "orders_of_user", "orders", ["user_id", "created_at", "order_no"]);
}

async function createItems(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("order_items")
    .addColumn("order_no", "varchar(64)", (column) => column.notNull())
    .addColumn("line_no", "smallint", (column) => column.notNull())
    .addColumn("sku_id", "bigint", (column) => column.notNull())
    .addColumn("product_id", "bigint", (column) => column.notNull())
    .addColumn("product_name", "varchar(255)", (column) => column.notNull())
    .addColumn("sku_name", "varchar(255)", (column) => column.notNull())
    .addColumn("picture", "varchar(512)", (column) => column.notNull())
    .addColumn("price_cents", "bigint", (column) => column.notNull())
    .addColumn("quantity", "integer", (column) => column.notNull())
    .addPrimaryKeyConstraint("order_items_pk", ["order_no", "line_no"])
    .execute();
}

async function createPlacings(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("order_placings")
    .addColumn("order_no", "varchar(64)", (column) => column.primaryKey())
    .addColumn("created_at", "bigint", (column) => column.notNull())
    .execute();
  await index(db, "order_placings_age", "order_placings", ["created_at"]);
}

async function index(db: Kysely<unknown>, name: string, table: string, columns: string[]): Promise<void> {
  await db.schema.createIndex(name).on(table).columns(columns).execute();
}

const requests: Migration = {
  up: async (db: Kysely<unknown>) => {
    await db.schema
      .createTable("order_requests")
      .addColumn("user_id", "bigint", (column) => column.notNull())
      .addColumn("request_key", "varchar(64)", (column) => column.notNull())
      .addColumn("order_no", "varchar(64)", (column) => column.notNull())
      .addColumn("fingerprint", "varchar(64)", (column) => column.notNull())
      .addColumn("created_at", "bigint", (column) => column.notNull())
      .addPrimaryKeyConstraint("order_requests_pk", ["user_id", "request_key"])
      .execute();
    await index(db, "order_requests_age", "order_requests", ["created_at"]);
  },
  down: (db: Kysely<unknown>) => db.schema.dropTable("order_requests").execute(),
};

/** What the reconciler pages through. */
const seckillByTime: Migration = {
  up: (db: Kysely<unknown>) => index(db, "orders_by_kind", "orders", ["kind", "created_at", "order_no"]),
  down: (db: Kysely<unknown>) => dropIndex(db, { name: "orders_by_kind", table: "orders" }),
};

/** Everything in db_order. */
export const orderMigrations: MigrationSet = {
  name: "order_migrations",
  migrations: {
    "001_orders": orders,
    "002_outbox": outboxMigration,
    "003_orders_by_kind": seckillByTime,
    "004_buyer_holds": buyerHoldsMigration,
    "005_refused_claims": refusedClaimsMigration,
    "006_order_requests": requests,
  },
};
