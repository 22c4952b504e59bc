import type { Migration } from "@mall/storage";
import { type Kysely, sql } from "kysely";
import type { ActivityState } from "../../domain/seckill-activity.ts";

/** Columns of `seckill_activities`. Times are epoch milliseconds. */
export interface SeckillActivityRow {
  id: number;
  sku_id: number;
  start_ms: number;
  end_ms: number;
  stock: number;
  limit_per_user: number;
  state: ActivityState;
}

/** The tables of planned sales. */
export interface SeckillActivitiesDatabase {
  seckill_activities: SeckillActivityRow;
  /** One row with id 1. Whoever updates it plans alone until the end of the transaction. */
  seckill_planning: { id: number; plans: number };
}

/** Makes the tables. */
export const seckillActivitiesMigration: Migration = {
  up: async (db: Kysely<unknown>) => {
    await db.schema
      .createTable("seckill_activities")
      .addColumn("id", "bigint", (column) => column.primaryKey())
      .addColumn("sku_id", "bigint", (column) => column.notNull())
      .addColumn("start_ms", "bigint", (column) => column.notNull())
      .addColumn("end_ms", "bigint", (column) => column.notNull())
      .addColumn("stock", "integer", (column) => column.notNull())
      .addColumn("limit_per_user", "integer", (column) => column.notNull())
      .addColumn("state", "varchar(16)", (column) => column.notNull())
      .execute();
    await db.schema.createIndex("seckill_activities_by_end").on("seckill_activities").column("end_ms").execute();
    await db.schema.createIndex("seckill_activities_by_state").on("seckill_activities").column("state").execute();
    await db.schema
      .createTable("seckill_planning")
      .addColumn("id", "bigint", (column) => column.primaryKey())
      .addColumn("plans", "bigint", (column) => column.notNull())
      .execute();
    await sql`insert into seckill_planning (id, plans) values (1, 0)`.execute(db);
  },
  down: async (db: Kysely<unknown>) => {
    for (const table of ["seckill_planning", "seckill_activities"]) await db.schema.dropTable(table).execute();
  },
};
