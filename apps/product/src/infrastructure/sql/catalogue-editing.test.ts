import assert from "node:assert/strict";
import { test } from "node:test";
import { migrateDown, migrateToLatest, openSqlite } from "@mall/storage";
import { noTracing } from "@mall/tracing";
import { catalogueEditingTests } from "./catalogue-editing.fixture.ts";
import { productMigrations } from "./migrations.ts";
import type { ProductDatabase } from "./schema.ts";

const openDatabase = async () => {
  const db = openSqlite<ProductDatabase>({ file: ":memory:", tracing: noTracing });
  await migrateToLatest(db, productMigrations);
  return { db, close: () => db.destroy() };
};

catalogueEditingTests("SQLite", openDatabase);

test("the migration can be taken back and run again", async () => {
  const { db, close } = await openDatabase();
  await migrateDown(db, productMigrations);
  await migrateToLatest(db, productMigrations);
  assert.equal((await db.selectFrom("catalogue_numbers").selectAll().execute()).length, 2);
  await close();
});
