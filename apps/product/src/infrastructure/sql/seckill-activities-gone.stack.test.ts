import assert from "node:assert/strict";
import { describe, type TestContext, test } from "node:test";
import { AppError } from "@mall/kernel";
import { createManualClock, eventually } from "@mall/testkit";
import { databases, shareServers } from "./seckill-activities-stage.fixture.ts";

for (const [name, openDatabase] of Object.entries(databases)) {
  describe(`activities and a Redis that changes under them: ${name}`, () => {
    const open = shareServers(openDatabase);

    async function planOne(t: TestContext) {
      const clock = createManualClock();
      const stage = await open(clock);
      t.after(stage.close);
      const startMs = clock.now();
      const draft = { skuId: 2, startMs, endMs: startMs + 1000, stock: 3, limitPerUser: 1 };
      const activity = await stage.first.activities.plan(draft);
      assert.ok(activity);
      return { ...stage, clock, activity };
    }
    type Stage = Awaited<ReturnType<typeof planOne>>;

    /** The activity ends at the next look, and one of the two processes says so. */
    async function assertGone({ first, second, clock, activity }: Stage) {
      clock.advance(10);
      assert.deepEqual((await first.activities.openDue()).opened, []);
      await second.activities.openDue();
      const ended = { ...activity, state: "ended", endMs: clock.now() };
      assert.deepEqual(await second.activities.endingAfter(0), [ended]);
      assert.deepEqual(
        [...first.warnings, ...second.warnings].map(({ message }) => message),
        [`the sale of SKU 2 is gone from Redis: activity ${activity.id} ended, its books are closed`],
      );
    }

    test("an activity whose sale was lost ends", async (t) => {
      const stage = await planOne(t);
      await stage.first.activities.openDue();
      await stage.server.cli("FLUSHALL");
      await assertGone(stage);
    });

    test("an activity in whose place a stock was set by hand ends, and that sale stays", async (t) => {
      const stage = await planOne(t);
      await stage.first.activities.openDue();
      await stage.server.cli("SET", "seckill:stock:2", "9");
      await assertGone(stage);
      assert.equal(await stage.server.cli("GET", "seckill:stock:2"), "9");
    });

    test("what a process opened that died before it marked it does not go on sale again", async (t) => {
      const stage = await planOne(t);
      const { id, skuId, stock, startMs, endMs, limitPerUser } = stage.activity;
      await stage.second.sales.open(id, { skuId, stock, startsAt: startMs, endsAt: endMs, limitPerUser });
      await stage.server.cli("SET", "seckill:stock:2", "7");
      assert.deepEqual((await stage.first.activities.openDue()).opened, [{ ...stage.activity, state: "open" }]);
      await assertGone(stage);
      assert.equal(await stage.server.cli("GET", "seckill:stock:2"), "7");
    });

    test("while Redis is away nothing opens, and the first look after it opens what is due", async (t) => {
      const { first, server, activity } = await planOne(t);
      await server.kill();
      const unavailable = (error: unknown) => error instanceof AppError && error.slug === "service_unavailable";
      await assert.rejects(first.activities.openDue(), unavailable);
      assert.deepEqual(await first.activities.endingAfter(0), [activity]);
      await server.restart();
      const { opened } = await eventually(() => first.activities.openDue());
      assert.deepEqual(opened, [{ ...activity, state: "open" }]);
    });
  });
}
