import type { OutboxTable } from "@mall/messaging";
import { outboxMigration } from "@mall/messaging";
import { dropIndex, type Kysely, type Migration, type MigrationSet } from "@mall/storage";
import type { Generated } from "kysely";
import type { PaymentState } from "../../domain/payment.ts";

/** Tables of db_payment. */
export interface PaymentDatabase {
  payments: {
    payment_no: string;
    order_no: string;
    user_id: number;
    amount_cents: number;
    state: PaymentState;
    /** The order number while the payment stands for it: unique, so an order has one active payment at most. */
    active_order_no: string | null;
    /** The provider's own number; null until it answered. */
    provider_txn: string | null;
    created_at: number;
    updated_at: number;
    /** When the sweeper looks after it, if it still waits for its order or its refund then. */
    next_try_at: Generated<number>;
    /** How often the sweeper did so in vain. */
    attempts: Generated<number>;
  };
  /** Notifications that were handled. */
  notifications: { notification_id: string; received_at: number };
  outbox: OutboxTable;
}

/** A connection or transaction on db_payment. */
export type Database = Kysely<PaymentDatabase>;

const payments: Migration = {
  up: async (db: Kysely<unknown>) => {
    await db.schema
      .createTable("payments")
      .addColumn("payment_no", "varchar(64)", (column) => column.primaryKey())
      .addColumn("order_no", "varchar(64)", (column) => column.notNull())
      .addColumn("user_id", "bigint", (column) => column.notNull())
      .addColumn("amount_cents", "bigint", (column) => column.notNull())
      .addColumn("state", "varchar(16)", (column) => column.notNull())
      .addColumn("active_order_no", "varchar(64)", (column) => column.unique())
      .addColumn("created_at", "bigint", (column) => column.notNull())
      .addColumn("updated_at", "bigint", (column) => column.notNull())
      .execute();
    await db.schema.createIndex("payments_of_order").on("payments").columns(["order_no", "payment_no"]).execute();
    await db.schema.createIndex("payments_by_state").on("payments").columns(["state", "updated_at"]).execute();
    await db.schema
      .createTable("notifications")
      .addColumn("notification_id", "varchar(128)", (column) => column.primaryKey())
      .addColumn("received_at", "bigint", (column) => column.notNull())
      .execute();
  },
  down: async (db: Kysely<unknown>) => {
    for (const table of ["notifications", "payments"]) await db.schema.dropTable(table).execute();
  },
};

const providerTxn: Migration = {
  up: async (db: Kysely<unknown>) => {
    await db.schema.alterTable("payments").addColumn("provider_txn", "varchar(128)").execute();
  },
  down: async (db: Kysely<unknown>) => {
    await db.schema.alterTable("payments").dropColumn("provider_txn").execute();
  },
};

const tries: Migration = {
  up: async (db: Kysely<unknown>) => {
    for (const [name, type] of [
      ["next_try_at", "bigint"],
      ["attempts", "integer"],
    ] as const) {
      const column = db.schema.alterTable("payments").addColumn(name, type, (made) => made.notNull().defaultTo(0));
      await column.execute();
    }
    await db.schema.createIndex("payments_due").on("payments").columns(["state", "next_try_at"]).execute();
    await dropIndex(db, { name: "payments_by_state", table: "payments" });
  },
  down: async (db: Kysely<unknown>) => {
    await db.schema.createIndex("payments_by_state").on("payments").columns(["state", "updated_at"]).execute();
    await dropIndex(db, { name: "payments_due", table: "payments" });
    for (const name of ["next_try_at", "attempts"]) await db.schema.alterTable("payments").dropColumn(name).execute();
  },
};

/** Everything in db_payment. */
export const paymentMigrations: MigrationSet = {
  name: "payment_migrations",
  migrations: {
    "001_payments": payments,
    "002_outbox": outboxMigration,
    "003_provider_txn": providerTxn,
    "004_tries": tries,
  },
};
