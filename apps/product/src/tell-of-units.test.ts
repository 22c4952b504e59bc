import assert from "node:assert/strict";
import { test } from "node:test";
import { createManualClock, temporaryDirectory } from "@mall/testkit";
import { openLocalSales } from "./compose-sales.ts";
import { tellOfUnits } from "./tell-of-units.ts";

test("caches are told of a SKU whose units came back, or whose sale was opened or stopped, and of nothing else", async (t) => {
  const directory = temporaryDirectory();
  const clock = createManualClock();
  const told: string[] = [];
  const invalidations = { connected: () => true, tell: (topic: string) => void told.push(topic), hear: () => () => {} };
  const { stock, activities, close } = tellOfUnits(openLocalSales({ dataDir: directory.path, clock }), invalidations);
  t.after(() => {
    close();
    directory.remove();
  });
  const startMs = clock.now() + 10;
  await activities.plan({ skuId: 3, startMs, endMs: startMs + 1000, stock: 1, limitPerUser: 1 });
  await activities.openDue();
  assert.deepEqual(told.splice(0), [], "not due");
  clock.advance(10);
  await activities.openDue();
  await stock.prepare({ skuId: 2, stock: 1, startsAt: clock.now(), endsAt: undefined, limitPerUser: 1 });
  assert.deepEqual(told.splice(0), ["seckill-stock:3", "seckill-stock:2"]);
  for (const id of [1, 99]) await activities.stop(id);
  assert.deepEqual(told.splice(0), ["seckill-stock:3"], "only of the sale that was stopped");

  const [won] = await stock.reserve([{ userId: 7, skuId: 2, headers: {} }]);
  assert.deepEqual(told, []);
  const orderNo = won?.kind === "reserved" ? won.orderNo : "";
  for (const first of [true, false]) assert.equal(await stock.release(orderNo), first);
  assert.deepEqual(told, ["seckill-stock:2"], "only the release that gave the unit back");
});
