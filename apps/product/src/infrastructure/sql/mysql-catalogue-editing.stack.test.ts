import assert from "node:assert/strict";
import { test } from "node:test";
import { migrateDown, migrateToLatest } from "@mall/storage";
import { openScratchMysql } from "@mall/testkit/mysql";
import { catalogueEditingTests } from "./catalogue-editing.fixture.ts";
import { productMigrations } from "./migrations.ts";
import type { ProductDatabase } from "./schema.ts";

const openDatabase = () => openScratchMysql<ProductDatabase>(productMigrations);

catalogueEditingTests("MySQL", openDatabase);

test("the migration can be taken back and run again on MySQL", async () => {
  const { db, close } = await openDatabase();
  await migrateDown(db, productMigrations);
  await migrateToLatest(db, productMigrations);
  assert.equal((await db.selectFrom("catalogue_numbers").selectAll().execute()).length, 2);
  await close();
});
