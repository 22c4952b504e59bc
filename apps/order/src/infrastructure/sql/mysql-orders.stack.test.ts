import assert from "node:assert/strict";
import { test } from "node:test";
import { migrateDown } from "@mall/storage";
import { ordersContract } from "@mall/testkit";
import { openScratchMysql } from "@mall/testkit/mysql";
import { sqlStageOf } from "../../testing/sql-stage.fixture.ts";
import type { OrderDatabase } from "./database.ts";
import { orderMigrations } from "./migrations.ts";

const openDatabase = () => openScratchMysql<OrderDatabase>(orderMigrations);

ordersContract("MySQL", async () => sqlStageOf(await openDatabase()));

test("the migrations can be taken back on MySQL, step by step", async () => {
  const { db, close } = await openDatabase();
  for (const _ of Object.keys(orderMigrations.migrations)) await migrateDown(db, orderMigrations);
  const names = (await db.introspection.getTables()).map((table) => table.name);
  assert.deepEqual(
    names.filter((name) => !name.startsWith(orderMigrations.name)),
    [],
  );
  await close();
});
