import assert from "node:assert/strict";
import { test } from "node:test";
import type { ActivitiesScene } from "./seckill-activities-stage.ts";
import { attempt, booksOf, tryOnce, win } from "./seckill-stock-stage.ts";

/** What staff does with planned and running sales. */
export function seckillStaffTests(scene: () => ActivitiesScene): void {
  const planned = async (changes: object = {}) => {
    const { first, draft } = scene();
    const activity = await first.activities.plan({ ...draft, ...changes });
    if (!activity) throw new Error("it could not be planned");
    return activity;
  };
  const opened = async () => {
    const { first, clock } = scene();
    const activity = await planned();
    clock.advance(100);
    await first.activities.openDue();
    return { ...activity, state: "open" } as const;
  };

  test("a planned sale that is started opens at once, with the end it had, and again nothing happens", async () => {
    const { first, second, clock } = scene();
    const activity = await planned();
    const started = { ...activity, startMs: clock.now() };
    assert.deepEqual(await first.activities.start(activity.id), { kind: "done", activity: started });
    const open = { ...started, state: "open" };
    assert.deepEqual((await second.activities.openDue()).opened, [open]);
    await win(first.stock, 7);
    clock.advance(10);
    assert.deepEqual(await second.activities.start(activity.id), { kind: "done", activity: open });
    assert.deepEqual((await second.activities.openDue()).opened, []);
    assert.deepEqual(await booksOf(first.stock), { initial: 3, free: 2, held: 1, sold: 0 });
  });

  test("a sale does not start over another one of its SKU, and none starts that is over or unknown", async () => {
    const { first, clock, draft } = scene();
    const running = await opened();
    const next = await planned({ startMs: draft.endMs + 50, endMs: draft.endMs + 90 });
    assert.deepEqual(await first.activities.start(next.id), { kind: "overlaps" });
    assert.deepEqual(await first.activities.start(99), { kind: "unknown" });
    clock.advance(100);
    assert.deepEqual(await first.activities.start(running.id), { kind: "over" });
    assert.equal((await first.activities.start(next.id)).kind, "done");
  });

  test("a running sale that is stopped refuses at once, in every process; places stay won and units come back", async () => {
    const { first, second, clock } = scene();
    const activity = await opened();
    const [kept, given] = [await win(first.stock, 7), await win(second.stock, 8)];
    clock.advance(10);
    const stopped = { ...activity, state: "stopped", endMs: clock.now() };
    assert.deepEqual(await first.activities.stop(activity.id), { kind: "done", activity: stopped });
    const outcomes = await second.stock.reserve([9, 7].map((userId) => attempt(userId)));
    assert.deepEqual(
      outcomes.map(({ kind }) => kind),
      ["ended", "ended"],
    );
    await second.stock.sell(kept);
    assert.equal(await first.stock.release(given), true);
    assert.deepEqual(await booksOf(second.stock), { initial: 3, free: 2, held: 0, sold: 1 });
    clock.advance(10);
    assert.deepEqual(await second.activities.stop(activity.id), { kind: "done", activity: stopped });
    assert.deepEqual(await first.activities.start(activity.id), { kind: "over" });
    assert.deepEqual((await second.activities.openDue()).opened, []);
    assert.deepEqual(await second.activities.find(activity.id), stopped);
    assert.equal((await second.stock.saleOf(2))?.endsAt, stopped.endMs);
  });

  test("a planned sale that is called off never opens, and its time is free for another", async () => {
    const { first, second, clock, draft } = scene();
    const activity = await planned();
    const off = { ...activity, state: "stopped", endMs: activity.startMs };
    assert.deepEqual(await second.activities.stop(activity.id), { kind: "done", activity: off });
    const other = await planned({ stock: 1 });
    clock.advance(100);
    assert.deepEqual((await first.activities.openDue()).opened, [{ ...other, state: "open" }]);
    assert.equal((await first.stock.saleOf(2))?.stock, 1);
    assert.deepEqual(await first.activities.stop(99), { kind: "unknown" });
    clock.advance(draft.endMs - draft.startMs);
    assert.deepEqual(await first.activities.stop(other.id), { kind: "over" });
  });

  test("stopped while others open it, a sale is over for everybody", async () => {
    const { first, second, clock } = scene();
    const activity = await planned();
    clock.advance(100);
    await Promise.all([
      first.activities.openDue(),
      second.activities.stop(activity.id),
      first.activities.openDue(),
      second.activities.openDue(),
    ]);
    assert.equal((await first.activities.find(activity.id))?.state, "stopped");
    assert.notEqual((await tryOnce(first.stock, 7)).kind, "reserved");
    assert.deepEqual((await second.activities.openDue()).opened, []);
  });

  test("a sale by hand in its place goes on when an activity is stopped", async () => {
    const { first, second, clock } = scene();
    const activity = await opened();
    await second.stock.prepare({ skuId: 2, stock: 9, startsAt: clock.now(), endsAt: undefined, limitPerUser: 1 });
    await first.activities.stop(activity.id);
    await win(first.stock, 7);
    assert.equal((await first.stock.saleOf(2))?.free, 8);
  });

  test("the latest are those that start last, as many as are wanted, with the count of all", async () => {
    const { first, draft } = scene();
    const all = [];
    for (const skuId of [3, 4, 5]) all.push(await planned({ skuId, startMs: draft.startMs + (skuId === 4 ? 5 : 0) }));
    const [three, four, five] = all;
    assert.deepEqual(await first.activities.latest(2), { activities: [four, five], total: 3 });
    assert.deepEqual((await first.activities.latest(9)).activities, [four, five, three]);
  });
}
