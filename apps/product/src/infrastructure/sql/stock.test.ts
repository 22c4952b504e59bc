import { migrateToLatest, openSqlite } from "@mall/storage";
import { stockContract } from "@mall/testkit";
import { noTracing } from "@mall/tracing";
import { productMigrations } from "./migrations.ts";
import type { ProductDatabase } from "./schema.ts";
import { stockStageOf } from "./stock-stage.fixture.ts";

stockContract("SQLite", async () => {
  const db = openSqlite<ProductDatabase>({ file: ":memory:", tracing: noTracing });
  await migrateToLatest(db, productMigrations);
  return await stockStageOf({ db, close: () => db.destroy() });
});
