import { migrateToLatest, openSqlite } from "@mall/storage";
import { noTracing } from "@mall/tracing";
import { catalogueChangeTests } from "./catalogue-changes.fixture.ts";
import { productMigrations } from "./migrations.ts";
import type { ProductDatabase } from "./schema.ts";

catalogueChangeTests("SQLite", async () => {
  const db = openSqlite<ProductDatabase>({ file: ":memory:", tracing: noTracing });
  await migrateToLatest(db, productMigrations);
  return { db, close: () => db.destroy() };
});
