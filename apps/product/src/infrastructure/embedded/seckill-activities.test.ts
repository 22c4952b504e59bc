import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import { createManualClock, temporaryDirectory } from "@mall/testkit";
import { openEmbeddedSeckill } from "./open-seckill.ts";

function stage(t: TestContext) {
  const directory = temporaryDirectory();
  const clock = createManualClock();
  const open = () => openEmbeddedSeckill({ dataDir: directory.path, clock });
  const first = open();
  const second = open();
  t.after(() => {
    first.close();
    second.close();
    directory.remove();
  });
  const start = clock.now() + 100;
  const draft = { skuId: 2, startMs: start, endMs: start + 100, stock: 3, limitPerUser: 1 };
  return { clock, draft, ...first, second };
}

const attempt = (userId: number) => ({ userId, skuId: 2, headers: {} });

test("two processes open a due activity once, with its own stock and without the buyers before", async (t) => {
  const { clock, draft, stock, activities, second } = stage(t);
  await stock.prepare({ skuId: 2, stock: 1, startsAt: clock.now(), endsAt: undefined, limitPerUser: 1 });
  const [old] = await stock.reserve([attempt(7)]);
  const activity = await activities.plan(draft);
  assert.deepEqual(await activities.openDue(), { opened: [], nextStart: draft.startMs });
  clock.advance(100);
  const results = [await activities.openDue(), await second.activities.openDue()];
  assert.deepEqual(results[0]?.opened, [{ ...activity, state: "open" }]);
  assert.deepEqual(results[1], { opened: [], nextStart: Number.POSITIVE_INFINITY });

  const outcomes = await second.stock.reserve([7, 8, 9, 10].map(attempt));
  assert.deepEqual(
    outcomes.map(({ kind }) => kind),
    ["reserved", "reserved", "reserved", "sold_out"],
  );
  await stock.release(old && "orderNo" in old ? old.orderNo : "");
  assert.deepEqual((await stock.ledger())[0], { skuId: 2, initial: 3, free: 0, held: 3, sold: 0 });
});

test("an activity ends by the clock, and one missed altogether never opens", async (t) => {
  const { clock, draft, stock, activities } = stage(t);
  await activities.plan(draft);
  clock.advance(100);
  await activities.openDue();
  await activities.plan({ ...draft, startMs: draft.endMs, endMs: draft.endMs + 10 });
  clock.advance(110);
  assert.deepEqual(await activities.openDue(), { opened: [], nextStart: Number.POSITIVE_INFINITY });
  const states = (await activities.endingAfter(0)).map((each) => each.state);
  assert.deepEqual(states, ["ended", "ended"]);
  assert.deepEqual(await stock.reserve([attempt(7)]), [{ kind: "ended" }]);
});

test("activities of one SKU may touch but not overlap; other SKUs do not matter", async (t) => {
  const { draft, activities } = stage(t);
  const planAt = (startMs: number, endMs: number, skuId = 2) => activities.plan({ ...draft, startMs, endMs, skuId });
  const { startMs, endMs } = draft;
  assert.ok(await activities.plan(draft));
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
});

test("a sale by hand takes the place of an open activity", async (t) => {
  const { clock, draft, stock, activities } = stage(t);
  await activities.plan(draft);
  clock.advance(100);
  await activities.openDue();
  await stock.prepare({ skuId: 2, stock: 9, startsAt: clock.now(), endsAt: undefined, limitPerUser: 1 });
  assert.deepEqual(await activities.openDue(), { opened: [], nextStart: Number.POSITIVE_INFINITY });
  assert.deepEqual(
    (await stock.sales()).map(({ activityId, free }) => [activityId, free]),
    [[0, 9]],
  );
  assert.deepEqual(await activities.endingAfter(clock.now()), []);
  assert.ok(await activities.plan({ ...draft, startMs: clock.now() + 1 }));
});
