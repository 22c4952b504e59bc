import assert from "node:assert/strict";
import { test } from "node:test";
import { SeckillClaimState, SeckillOutcome } from "@mall/contracts/seckill";
import { type Broker, QUEUES } from "@mall/messaging";
import { eventually } from "@mall/testkit";
import { call, cucumber, refused, shop } from "./seckill-stage.fixture.ts";

const { SECKILL_OUTCOME_RESERVED: RESERVED, SECKILL_OUTCOME_SOLD_OUT: SOLD_OUT } = SeckillOutcome;

test("a won place becomes a message with the catalogue's snapshot, in the trace of the buyer", async (t) => {
  const { implementation, start, tracing, broker, clock, prepare } = await shop(t);
  await prepare(5);
  await start();
  const { traceId, orderNo } = await tracing.span("request", {}, async (span) => ({
    traceId: span.traceId,
    orderNo: (await implementation.seckill({ userId: 7, skuId: 2 }, call)).orderNo,
  }));
  const bodies: unknown[] = [];
  const traces: (string | undefined)[] = [];
  const handle: Parameters<Broker["consume"]>[1]["handle"] = async (deliveries) => {
    bodies.push(...deliveries.map(({ body }) => body));
    traces.push(tracing.traceId());
  };
  await broker.consume(QUEUES.seckillOrder, { handle });
  const {
    productId: product_id,
    productName: product_name,
    name: sku_name,
    picture,
    priceCents: price_cents,
  } = cucumber;
  const expected = {
    ...{ order_no: orderNo, user_id: 7, sku_id: 2, quantity: 1, claimed_at_ms: clock.now() },
    ...{ product_id, product_name, sku_name, picture, price_cents },
  };
  await eventually(() => assert.deepEqual([bodies, traces], [[expected], [traceId]]));
  const inTrace = tracing.spans.filter((span) => span.traceId === traceId).map(({ name }) => name);
  assert.ok(inTrace.includes("database UPDATE seckill_stock") && inTrace.includes(`publish ${QUEUES.seckillOrder}`));
});

test("claims wait while the broker is away, and go out once it is back", async (t) => {
  const { implementation, start, broker, errors, claimed, prepare } = await shop(t);
  await prepare(5);
  broker.away = true;
  await start();
  const attempts = [7, 8, 9].map((userId) => ({ userId, skuId: 2 }));
  const { results } = await implementation.seckillBatch({ attempts }, call);
  assert.ok(results.every(({ outcome }) => outcome === RESERVED));
  const stateOf = async () => (await implementation.getSeckillClaim({ userId: 7, skuId: 2, orderNo: "" }, call)).state;
  await eventually(() => assert.ok(errors.length >= 2));
  assert.equal(await stateOf(), SeckillClaimState.SECKILL_CLAIM_STATE_PENDING);
  broker.away = false;
  await eventually(async () => {
    assert.deepEqual([await claimed(), await stateOf()], [3, SeckillClaimState.SECKILL_CLAIM_STATE_HANDED_ON]);
  });
});

test("won places go out at once, all windows of them, without waiting for the relay's next look", async (t) => {
  const { implementation, start, claimed, prepare } = await shop(t, 3_600_000);
  await prepare(5);
  await start();
  for (const users of [[7], [8, 9, 10, 11]]) {
    await implementation.seckillBatch({ attempts: users.map((userId) => ({ userId, skuId: 2 })) }, call);
    await eventually(async () => assert.equal(await claimed(), users.at(-1) === 7 ? 1 : 5));
  }
});

test("what a process left pending goes out at the next start, without a new buyer", async (t) => {
  const { implementation, restart, ready, prepare } = await shop(t);
  await prepare(5);
  await implementation.seckill({ userId: 7, skuId: 2 }, call);
  const next = await restart();
  assert.equal(await ready(), 0);
  await next.start();
  await eventually(async () => assert.equal(await ready(), 1));
});

test("buyers of one moment share a step and each gets an own answer", async (t) => {
  const { implementation, prepare } = await shop(t);
  await prepare(5);
  const answers = await Promise.all(
    Array.from({ length: 50 }, (_, index) => implementation.seckill({ userId: 1000 + index, skuId: 2 }, call)),
  );
  const won = answers.filter(({ outcome }) => outcome === RESERVED);
  assert.deepEqual(
    won.map(({ orderNo }) => orderNo.split("-")[1]),
    ["1000", "1001", "1002", "1003", "1004"],
  );
  assert.equal(answers.filter(({ outcome }) => outcome === SOLD_OUT).length, 45);
});

test("a place of a SKU that the catalogue does not have is told lost, and its unit goes back", async (t) => {
  const { implementation, start, ready, prepare } = await shop(t);
  await prepare(1, 99);
  await start();
  const { orderNo } = await implementation.seckill({ userId: 7, skuId: 99 }, call);
  await eventually(async () => {
    const claim = await implementation.getSeckillClaim({ userId: 7, skuId: 0, orderNo }, call);
    assert.equal(claim.state, SeckillClaimState.SECKILL_CLAIM_STATE_RELEASED);
  });
  assert.equal((await implementation.seckill({ userId: 8, skuId: 99 }, call)).outcome, RESERVED);
  assert.equal(await ready(), 0);
});

test("stock commands settle a claim once, and a released buyer may try again", async (t) => {
  const { implementation, handleStockCommand, prepare } = await shop(t);
  await prepare(1);
  const first = await implementation.seckill({ userId: 7, skuId: 2 }, call);
  for (let time = 0; time < 2; time += 1) await handleStockCommand({ command: "release", order_no: first.orderNo });
  const second = await implementation.seckill({ userId: 7, skuId: 2 }, call);
  assert.equal(second.outcome, RESERVED);
  await handleStockCommand({ command: "sell", order_no: second.orderNo });
  const claim = await implementation.getSeckillClaim({ userId: 7, skuId: 2, orderNo: "" }, call);
  assert.deepEqual(claim, {
    orderNo: second.orderNo,
    skuId: 2,
    state: SeckillClaimState.SECKILL_CLAIM_STATE_HANDED_ON,
    ahead: 0,
  });
});

test("bad requests are refused by the name of their field", async (t) => {
  const { implementation, prepare } = await shop(t);
  await prepare(1);
  const { orderNo } = await implementation.seckill({ userId: 7, skuId: 2 }, call);
  const activity = { skuId: 99, startMs: 1, endMs: 4_000_000_000_000, stock: 1, limitPerUser: 1 };
  const attempts = Array.from({ length: 1001 }, () => ({ userId: 7, skuId: 2 }));
  const calls: [Promise<unknown>, string, string?][] = [
    [implementation.seckill({ userId: 0, skuId: 2 }, call), "invalid_input", "user_id"],
    [implementation.seckill({ userId: 7, skuId: 1.5 }, call), "invalid_input", "sku_id"],
    [implementation.seckillBatch({ attempts }, call), "invalid_input", "attempts"],
    [implementation.getSeckillClaim({ userId: 7, skuId: 0, orderNo: "" }, call), "invalid_input", "sku_id"],
    [implementation.getSeckillClaim({ userId: 8, skuId: 2, orderNo: "" }, call), "seckill_claim_not_found"],
    [implementation.getSeckillClaim({ userId: 8, skuId: 0, orderNo }, call), "seckill_claim_not_found"],
    [implementation.createSeckillActivity(activity, call), "invalid_input", "end"],
    [
      implementation.createSeckillActivity({ ...activity, startMs: 3_999_999_999_999 }, call),
      "sku_not_found",
      "sku_id",
    ],
  ];
  for (const [promise, slug, field] of calls) await assert.rejects(promise, refused(slug, field));
});
