import assert from "node:assert/strict";
import { test } from "node:test";
import { openDatabase } from "@mall/storage";
import { createManualClock, seckillActivitiesContract, temporaryDirectory } from "@mall/testkit";
import { openEmbeddedSeckill } from "./open-seckill.ts";

seckillActivitiesContract("embedded", async (clock) => {
  const directory = temporaryDirectory();
  const open = () => openEmbeddedSeckill({ dataDir: directory.path, clock });
  const [first, second] = [open(), open()];
  return {
    first,
    second,
    close: async () => {
      first.close();
      second.close();
      directory.remove();
    },
  };
});

test("a file of before sales could be stopped keeps its activities, and they can be stopped", async (t) => {
  const directory = temporaryDirectory();
  const clock = createManualClock();
  const open = () => openEmbeddedSeckill({ dataDir: directory.path, clock });
  const before = open();
  const draft = { skuId: 2, startMs: clock.now() + 10, endMs: clock.now() + 20, stock: 3, limitPerUser: 1 };
  const planned = await before.activities.plan(draft);
  before.close();
  const older = openDatabase({ file: directory.file("seckill.sqlite") });
  older.exec("alter table seckill_activities drop column stopped");
  older.close();
  const { activities, close } = open();
  t.after(() => {
    close();
    directory.remove();
  });
  assert.deepEqual((await activities.latest(9)).activities, [planned]);
  await activities.stop(planned?.id ?? 0);
  assert.equal((await activities.latest(9)).activities[0]?.state, "stopped");
});
