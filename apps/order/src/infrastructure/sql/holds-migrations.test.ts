import assert from "node:assert/strict";
import { test } from "node:test";
import { migrateDown, migrateToLatest } from "@mall/storage";
import { sampleOrder } from "../../testing/sample-orders.fixture.ts";
import { openSqlStage } from "../../testing/sql-stage.fixture.ts";
import { orderMigrations } from "./migrations.ts";

test("a shop that has orders already counts those that are unpaid", async () => {
  const { db, orders, close } = await openSqlStage();
  const of = (userId: number, count: number) =>
    Array.from({ length: count }, (_, index) => {
      const order = { ...sampleOrder(`A${userId}-${index}`), userId };
      return { ...order, make: () => order };
    });
  await orders.addSeckill({ wanted: [...of(7, 3), ...of(8, 1), ...of(9, 1)], refused: [] });
  await db.updateTable("orders").set({ status: 1 }).where("order_no", "in", ["A7-0", "A9-0"]).execute();
  const steps = Object.keys(orderMigrations.migrations);
  for (let left = steps.length; left > steps.indexOf("004_buyer_holds"); left -= 1) {
    await migrateDown(db, orderMigrations);
  }
  await migrateToLatest(db, orderMigrations);
  const holds = await orders.holdsOf([7, 8, 9]);
  assert.deepEqual(
    [...holds].map(([userId, { unpaid, strikes }]) => [userId, unpaid, strikes]),
    [
      [7, 2, 0],
      [8, 1, 0],
    ],
  );
  await close();
});
