import assert from "node:assert/strict";
import { test } from "node:test";
import { SeckillOutcome, SeckillSaleState } from "@mall/contracts/seckill";
import { call, refused, shop } from "./seckill-stage.fixture.ts";

const { SECKILL_OUTCOME_RESERVED: RESERVED, SECKILL_OUTCOME_NOT_STARTED: NOT_STARTED } = SeckillOutcome;

test("an activity opens at its start for the first buyer, before any loop looks", async (t) => {
  const { implementation, clock } = await shop(t);
  const startMs = clock.now() + 1000;
  const request = { skuId: 2, startMs, endMs: startMs + 1000, stock: 3, limitPerUser: 2 };
  const { activity } = await implementation.createSeckillActivity(request, call);
  assert.deepEqual([activity?.remaining, activity?.productName, activity?.priceCents], [3, "寿光水果黄瓜", 1990]);
  await assert.rejects(implementation.createSeckillActivity(request, call), refused("activity_overlaps", "start"));
  assert.equal((await implementation.seckill({ userId: 7, skuId: 2 }, call)).outcome, NOT_STARTED);
  clock.advance(1000);
  assert.equal((await implementation.seckill({ userId: 7, skuId: 2 }, call)).outcome, RESERVED);
  const { activities, nowMs } = await implementation.listSeckillActivities({}, call);
  const running = { ...activity, remaining: 2, state: SeckillSaleState.SECKILL_SALE_STATE_RUNNING };
  assert.deepEqual([activities, nowMs], [[running], clock.now()]);
});

test("the list shows sales by hand without an end, and forgets an activity a day after its end", async (t) => {
  const { implementation, clock, prepare } = await shop(t);
  const startMs = clock.now();
  await implementation.createSeckillActivity(
    { skuId: 2, startMs, endMs: startMs + 10, stock: 3, limitPerUser: 1 },
    call,
  );
  const listed = async () =>
    (await implementation.listSeckillActivities({}, call)).activities.map(({ id, endMs, stock, remaining }) => [
      id,
      endMs,
      stock,
      remaining,
    ]);
  const day = 24 * 60 * 60 * 1000;
  clock.advance(9 + day);
  assert.deepEqual(await listed(), [[1, startMs + 10, 3, 3]]);
  await prepare(5);
  await prepare(5, 99);
  assert.deepEqual(await listed(), [
    [1, startMs + 10, 3, 0],
    [0, 0, 5, 5],
  ]);
  clock.advance(1);
  assert.deepEqual(await listed(), [[0, 0, 5, 5]]);
});
