import type { Migration } from "@mall/storage";
import { type Kysely, MysqlAdapter, sql } from "kysely";

const isMysql = (db: Kysely<unknown>) => db.getExecutor().adapter instanceof MysqlAdapter;

/** Unpaid orders and strikes of each buyer, counted for the orders that are there already. */
export const buyerHoldsMigration: Migration = {
  up: async (db: Kysely<unknown>) => {
    await db.schema
      .createTable("buyer_holds")
      // SQLite's integers have 64 bits, and under this name the key is the row's place: no second tree to write.
      .addColumn("user_id", isMysql(db) ? "bigint" : "integer", (column) => column.primaryKey())
      .addColumn("unpaid", "integer", (column) => column.notNull())
      .addColumn("strikes", "integer", (column) => column.notNull().defaultTo(0))
      .addColumn("last_strike_at", "bigint", (column) => column.notNull().defaultTo(0))
      .execute();
    await sql`insert into buyer_holds (user_id, unpaid)
      select user_id, count(*) from orders where status = 0 group by user_id`.execute(db);
  },
  down: (db: Kysely<unknown>) => db.schema.dropTable("buyer_holds").execute(),
};

/** Won places that never become orders. */
export const refusedClaimsMigration: Migration = {
  up: (db: Kysely<unknown>) =>
    db.schema
      .createTable("refused_claims")
      .addColumn("order_no", "varchar(64)", (column) => column.primaryKey())
      .addColumn("refused_at", "bigint", (column) => column.notNull())
      .execute(),
  down: (db: Kysely<unknown>) => db.schema.dropTable("refused_claims").execute(),
};
