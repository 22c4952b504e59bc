import { migrateToLatest, openSqlite } from "@mall/storage";
import { noTracing } from "@mall/tracing";
import { type UserDatabase, userMigrations } from "./migrations.ts";
import { sqlStoresContract } from "./sql-stores.fixture.ts";

sqlStoresContract("SQLite", async () => {
  const db = openSqlite<UserDatabase>({ file: ":memory:", tracing: noTracing });
  await migrateToLatest(db, userMigrations);
  return db;
});
