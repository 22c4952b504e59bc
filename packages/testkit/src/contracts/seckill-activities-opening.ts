import assert from "node:assert/strict";
import { test } from "node:test";
import type { ActivitiesScene } from "./seckill-activities-stage.ts";
import { attempt, booksOf, tryOnce, win } from "./seckill-stock-stage.ts";

const NOTHING = { opened: [], nextStart: Number.POSITIVE_INFINITY };

/** When the stock of an activity is on sale. */
export function seckillOpeningTests(scene: () => ActivitiesScene): void {
  const openOne = async ({ clock, draft, first }: ActivitiesScene) => {
    const activity = await first.activities.plan(draft);
    clock.advance(100);
    const { opened } = await first.activities.openDue();
    assert.deepEqual(opened, [{ ...activity, state: "open" }]);
  };

  test("two processes open a due activity once, with its own stock and without the buyers before", async () => {
    const { clock, draft, first, second } = scene();
    await first.stock.prepare({ skuId: 2, stock: 1, startsAt: clock.now(), endsAt: undefined, limitPerUser: 1 });
    const old = await win(first.stock, 7);
    const activity = await first.activities.plan(draft);
    assert.deepEqual(await first.activities.openDue(), { opened: [], nextStart: draft.startMs });
    clock.advance(100);
    const results = [await first.activities.openDue(), await second.activities.openDue()];
    assert.deepEqual(results, [{ ...NOTHING, opened: [{ ...activity, state: "open" }] }, NOTHING]);

    const outcomes = await second.stock.reserve([7, 8, 9, 10].map((userId) => attempt(userId)));
    assert.deepEqual(
      outcomes.map(({ kind }) => kind),
      ["reserved", "reserved", "reserved", "sold_out"],
    );
    await first.stock.release(old);
    assert.deepEqual(await booksOf(first.stock), { initial: 3, free: 0, held: 3, sold: 0 });
  });

  test("of processes that open at the same moment, one reports the activity, and its units are there once", async () => {
    const { clock, draft, first, second } = scene();
    await first.activities.plan(draft);
    clock.advance(100);
    const all = [first, second, first, second].map(({ activities }) => activities.openDue());
    const reports = (await Promise.all(all)).flatMap(({ opened }) => opened);
    assert.deepEqual(
      reports.map(({ state }) => state),
      ["open"],
    );
    await win(first.stock, 7);
    await second.activities.openDue();
    assert.deepEqual(await booksOf(second.stock), { initial: 3, free: 2, held: 1, sold: 0 });
  });

  test("an activity ends by the clock, and one missed altogether never opens", async () => {
    const { clock, draft, first } = scene();
    await openOne(scene());
    await first.activities.plan({ ...draft, startMs: draft.endMs, endMs: draft.endMs + 10 });
    clock.advance(110);
    assert.deepEqual(await first.activities.openDue(), NOTHING);
    const states = (await first.activities.endingAfter(0)).map((each) => each.state);
    assert.deepEqual(states, ["ended", "ended"]);
    assert.deepEqual(await tryOnce(first.stock, 7), { kind: "ended" });
  });

  test("a sale by hand takes the place of an open activity", async () => {
    const { clock, draft, first } = scene();
    await openOne(scene());
    await first.stock.prepare({ skuId: 2, stock: 9, startsAt: clock.now(), endsAt: undefined, limitPerUser: 1 });
    assert.deepEqual(await first.activities.openDue(), NOTHING);
    assert.deepEqual(
      (await first.stock.sales()).map(({ activityId, free }) => [activityId, free]),
      [[0, 9]],
    );
    assert.deepEqual(await first.activities.endingAfter(clock.now()), []);
    assert.ok(await first.activities.plan({ ...draft, startMs: clock.now() + 1 }));
  });

  test("an activity that touches the one before takes over at its end", async () => {
    const { clock, draft, first, second } = scene();
    await openOne(scene());
    const next = await second.activities.plan({ ...draft, startMs: draft.endMs, endMs: draft.endMs + 10, stock: 1 });
    await win(first.stock, 7);
    clock.advance(100);
    assert.deepEqual((await second.activities.openDue()).opened, [{ ...next, state: "open" }]);
    await win(second.stock, 7);
    assert.deepEqual(await booksOf(first.stock), { initial: 1, free: 0, held: 1, sold: 0 });
    const states = (await first.activities.endingAfter(0)).map((each) => each.state);
    assert.deepEqual(states, ["ended", "open"]);
  });
}
