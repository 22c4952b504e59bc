import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { migrateDown, migrateToLatest } from "@mall/storage";
import { createManualClock, seckillActivitiesContract } from "@mall/testkit";
import { activityMigrations, databases, shareServers } from "./seckill-activities-stage.fixture.ts";

for (const [name, openDatabase] of Object.entries(databases)) {
  describe(name, () => {
    const open = shareServers(openDatabase);

    seckillActivitiesContract(`${name} and Redis`, open);

    test("the tables go and come again", async (t) => {
      const { db, close } = await open(createManualClock());
      t.after(close);
      await migrateDown(db, activityMigrations);
      await migrateToLatest(db, activityMigrations);
      assert.deepEqual(await db.selectFrom("seckill_activities").selectAll().execute(), []);
    });
  });
}
