import assert from "node:assert/strict";
import { test } from "node:test";
import type { ActivitiesScene } from "./seckill-activities-stage.ts";

/** Which activities can be planned beside others. */
export function seckillPlanningTests(scene: () => ActivitiesScene): void {
  test("activities of one SKU may touch but not overlap; other SKUs do not matter", async () => {
    const { draft, first } = scene();
    const planAt = (startMs: number, endMs: number, skuId = 2) =>
      first.activities.plan({ ...draft, startMs, endMs, skuId });
    const { startMs, endMs } = draft;
    const activity = await first.activities.plan(draft);
    assert.deepEqual(activity, { ...draft, id: activity?.id, state: "planned" });
    for (const [from, to] of [
      [startMs, endMs],
      [startMs + 1, endMs - 1],
      [startMs - 1, startMs + 1],
      [endMs - 1, endMs + 1],
      [startMs - 1, endMs + 1],
    ] as const) {
      assert.equal(await planAt(from, to), undefined);
    }
    assert.ok(await planAt(startMs - 10, startMs));
    assert.ok(await planAt(endMs, endMs + 10));
    assert.ok(await planAt(startMs, endMs, 3));
    const starts = (await first.activities.endingAfter(0)).map((each) => each.startMs);
    assert.deepEqual(starts, [startMs - 10, startMs, startMs, endMs]);
  });

  test("of two processes that plan the same time at once, one does; plans for other SKUs all succeed", async () => {
    const { draft, first, second } = scene();
    const both = [first, second, first, second, first, second, first, second];
    const same = await Promise.all(both.map(({ activities }) => activities.plan(draft)));
    assert.equal(same.filter((activity) => activity !== undefined).length, 1);
    const other = await Promise.all(
      both.map(({ activities }, index) => activities.plan({ ...draft, skuId: 3 + index })),
    );
    assert.equal(new Set([...same, ...other].flatMap((activity) => activity?.id ?? [])).size, 9);
    assert.equal((await second.activities.endingAfter(0)).length, 9);
  });
}
