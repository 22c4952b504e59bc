import assert from "node:assert/strict";
import { test } from "node:test";
import { migrateDown } from "@mall/storage";
import { ordersContract } from "@mall/testkit";
import { sql } from "kysely";
import { openSqlStage } from "../../testing/sql-stage.fixture.ts";
import { orderMigrations } from "./migrations.ts";

ordersContract("SQLite", openSqlStage);

test("the sweep and a buyer's list are answered from their indexes, without sorting", async () => {
  const { db, tracing, orders, close } = await openSqlStage();
  await tracing.span("queries", {}, async () => {
    await orders.expired(1, 200);
    await orders.list({ userId: 7, status: undefined, page: 1, pageSize: 10 });
  });
  const asked = tracing.spans
    .map((span) => String(span.attributes["db.query.text"]))
    .filter((text) => /limit/.test(text));
  const plans = [];
  for (const text of asked) {
    const { rows } = await sql<{ detail: string }>`explain query plan ${sql.raw(text)}`.execute(db);
    plans.push(rows.map((row) => row.detail).join("; "));
  }
  assert.equal(plans.length, 2);
  assert.match(plans[0] ?? "", /USING INDEX orders_due/);
  assert.match(plans[1] ?? "", /USING INDEX orders_of_user/);
  assert.doesNotMatch(plans.join(), /TEMP B-TREE/);
  await close();
});

test("the migrations can be taken back, step by step", async () => {
  const { db, close } = await openSqlStage();
  for (const _ of Object.keys(orderMigrations.migrations)) await migrateDown(db, orderMigrations);
  const names = (await db.introspection.getTables()).map((table) => table.name);
  assert.deepEqual(
    names.filter((name) => /^(order|outbox|buyer|refused)/.test(name) && !name.startsWith(orderMigrations.name)),
    [],
  );
  await close();
});
