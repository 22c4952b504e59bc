import assert from "node:assert/strict";
import { test } from "node:test";
import { OrderFate } from "@mall/contracts/order";
import { SeckillOutcome, SeckillSaleState } from "@mall/contracts/seckill";
import { call, refused, shop } from "./seckill-stage.fixture.ts";

const { SECKILL_OUTCOME_RESERVED: RESERVED, SECKILL_OUTCOME_ENDED: ENDED } = SeckillOutcome;
const {
  SECKILL_SALE_STATE_PLANNED: IS_PLANNED,
  SECKILL_SALE_STATE_RUNNING: IS_RUNNING,
  SECKILL_SALE_STATE_ENDED: IS_ENDED,
  SECKILL_SALE_STATE_STOPPED: IS_STOPPED,
} = SeckillSaleState;

type Shop = Awaited<ReturnType<typeof shop>>;

async function plan({ implementation, clock }: Shop, inMs = 1000): Promise<number> {
  const startMs = clock.now() + inMs;
  const request = { skuId: 2, startMs, endMs: startMs + 1000, stock: 3, limitPerUser: 2 };
  return (await implementation.createSeckillActivity(request, call)).activity?.id ?? 0;
}

const sale = async ({ implementation }: Shop) => {
  const { activityId, state, remaining, stock, startMs, endMs } = await implementation.getSeckillSale(
    { skuId: 2 },
    call,
  );
  return { activityId, state, remaining, stock, startMs, endMs };
};

const attempt = async ({ implementation }: Shop, userId: number) =>
  await implementation.seckill({ userId, skuId: 2 }, call);

test("staff starts a planned sale, and stops it: who comes later hears that it has ended", async (t) => {
  const open = await shop(t);
  const { implementation, clock } = open;
  await assert.rejects(sale(open), refused("sale_not_found", "sku_id"));
  const id = await plan(open);
  const endMs = clock.now() + 2000;
  const { activity } = await implementation.startSeckillActivity({ id }, call);
  assert.deepEqual([activity?.state, activity?.remaining, activity?.startMs], [IS_RUNNING, 3, clock.now()]);
  const { outcome, orderNo } = await attempt(open, 7);
  assert.equal(outcome, RESERVED);
  const startMs = clock.now();
  assert.deepEqual(await sale(open), {
    ...{ activityId: id, state: IS_RUNNING, remaining: 2, stock: 3, startMs, endMs },
  });
  clock.advance(10);
  const stopped = (await implementation.stopSeckillActivity({ id }, call)).activity;
  assert.deepEqual([stopped?.state, stopped?.remaining, stopped?.endMs], [IS_STOPPED, 2, clock.now()]);
  assert.equal((await attempt(open, 8)).outcome, ENDED);
  assert.equal((await sale(open)).state, IS_STOPPED);
  assert.deepEqual((await implementation.stopSeckillActivity({ id }, call)).activity, stopped);
  await assert.rejects(implementation.startSeckillActivity({ id }, call), refused("sale_over", "id"));
  const claim = await implementation.getSeckillClaim({ userId: 7, skuId: 0, orderNo }, call);
  assert.equal(claim.orderNo, orderNo, "the place stays won");
});

test("a sale that is called off is seen by staff alone, and may be planned anew", async (t) => {
  const open = await shop(t);
  const { implementation } = open;
  const id = await plan(open);
  assert.equal((await sale(open)).state, IS_PLANNED);
  await implementation.stopSeckillActivity({ id }, call);
  assert.deepEqual((await implementation.listSeckillActivities({}, call)).activities, []);
  assert.equal((await sale(open)).state, IS_STOPPED);
  const again = await plan(open);
  assert.equal((await sale(open)).activityId, again);
  for (const unknown of [99, 0]) {
    const reason = unknown === 0 ? refused("invalid_input", "id") : refused("sale_not_found", "id");
    await assert.rejects(implementation.stopSeckillActivity({ id: unknown }, call), reason);
  }
});

test("staff sees all sales, the latest start first, page by page, with where they stand", async (t) => {
  const open = await shop(t);
  const { implementation, clock, prepare } = open;
  const first = await plan(open, 10);
  clock.advance(2000);
  const later = await plan(open, 5000);
  await prepare(5);
  const list = async (page: number, pageSize: number) => {
    const { sales, total, nowMs } = await implementation.listSeckillSales({ page, pageSize }, call);
    assert.deepEqual([total, nowMs], [3, clock.now()]);
    return sales.map(({ id, state, remaining }) => [id, state, remaining]);
  };
  assert.deepEqual(await list(1, 10), [
    [later, IS_PLANNED, 3],
    [0, IS_RUNNING, 5],
    [first, IS_ENDED, 0],
  ]);
  assert.deepEqual(await list(2, 2), [[first, IS_ENDED, 0]]);
  const wrong = implementation.listSeckillSales({ page: 1, pageSize: 101 }, call);
  await assert.rejects(wrong, refused("invalid_input", "page_size"));
});

test("places ahead are those won before that are not orders yet, also while nobody tells which are", async (t) => {
  const open = await shop(t);
  const { implementation, clock, prepare, orders } = open;
  await prepare(5);
  const won: string[] = [];
  for (const userId of [7, 8, 9, 10]) {
    won.push((await attempt(open, userId)).orderNo);
    clock.advance(1);
  }
  const [first = "", second = "", third = ""] = won;
  const ahead = async (orderNo: string, userId: number) => {
    const query = { userId, skuId: 0, orderNo, countAhead: true };
    return (await implementation.getSeckillClaim(query, call)).ahead;
  };
  assert.deepEqual([await ahead(first, 7), await ahead(third, 9)], [0, 2]);
  orders.place(second, clock.now());
  assert.equal(await ahead(third, 9), 2, "a look is good for a moment");
  clock.advance(200);
  assert.equal(await ahead(third, 9), 1);
  orders.place(first, clock.now(), OrderFate.ORDER_FATE_SOLD);
  clock.advance(200);
  orders.state.away = true;
  assert.equal(await ahead(third, 9), 2);
  assert.equal((await implementation.getSeckillClaim({ userId: 9, skuId: 2, orderNo: "" }, call)).ahead, 0);
});
