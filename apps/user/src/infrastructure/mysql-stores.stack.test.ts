import { test } from "node:test";
import { migrateDown, migrateToLatest } from "@mall/storage";
import { openScratchMysql } from "@mall/testkit/mysql";
import { type UserDatabase, userMigrations } from "./migrations.ts";
import { sqlStoresContract } from "./sql-stores.fixture.ts";

const openDatabase = async () => (await openScratchMysql<UserDatabase>(userMigrations)).db;

sqlStoresContract("MySQL", openDatabase);

test("MySQL: the migrations can be taken back and run again", async () => {
  const db = await openDatabase();
  for (const _ of Object.keys(userMigrations.migrations)) await migrateDown(db, userMigrations);
  await migrateToLatest(db, userMigrations);
  await db.selectFrom("audit_log").selectAll().execute();
});
