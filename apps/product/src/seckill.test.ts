import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import { SeckillClaimState, SeckillOutcome } from "@mall/contracts/seckill";
import { AppError, type LogFields, silentLogger } from "@mall/kernel";
import { type Broker, createEmbeddedBroker, QUEUES } from "@mall/messaging";
import { createManualClock, createRecordingTracing, eventually, temporaryDirectory } from "@mall/testkit";
import { createSeckill, prepareSeckill } from "./seckill.ts";

const cucumber = {
  id: 2,
  productId: 8,
  productName: "寿光水果黄瓜",
  name: "3斤尝鲜装",
  picture: "/pictures/8.svg",
  priceCents: 1990,
};
const call = { deadline: Number.POSITIVE_INFINITY };
const { SECKILL_OUTCOME_RESERVED: RESERVED, SECKILL_OUTCOME_NOT_STARTED: NOT_STARTED } = SeckillOutcome;

const refused = (slug: string, field?: string) => (error: unknown) =>
  error instanceof AppError && error.slug === slug && error.field === field;

/** The module on files of its own, with a broker that can be away; `restart` is what follows a kill. */
async function shop(t: TestContext) {
  const directory = temporaryDirectory();
  const clock = createManualClock();
  const tracing = createRecordingTracing();
  const embedded = createEmbeddedBroker({ file: ":memory:", clock, logger: silentLogger, tracing });
  await embedded.declare([{ name: QUEUES.seckillOrder }]);
  const broker = { ...embedded, away: false };
  broker.publish = async (...args: Parameters<Broker["publish"]>) => {
    if (broker.away) throw new Error("broker is away");
    await embedded.publish(...args);
  };
  const errors: LogFields[] = [];
  const logger = { ...silentLogger, error: (fields: LogFields) => void errors.push(fields) };
  const platform = { clock, logger, tracing, broker, dataDir: directory.path };
  const open = () =>
    createSeckill({
      platform,
      config: { relayMs: 5, relayWindow: 2 },
      skus: async (ids) => [cucumber].filter(({ id }) => ids.includes(id)),
    });
  const opened = [await open()];
  t.after(async () => {
    for (const each of opened) await each.stop();
    await embedded.close();
    directory.remove();
  });
  const restart = async () => {
    const next = await open();
    opened.push(next);
    return next;
  };
  const ready = async () => (await embedded.depths()).find(({ queue }) => queue === QUEUES.seckillOrder)?.ready;
  const prepare = (stock: number, skuId = 2) => prepareSeckill({ dataDir: directory.path, skuId, stock, clock });
  const [first] = opened;
  if (!first) throw new Error("not opened");
  return { ...first, clock, tracing, broker, errors, restart, ready, prepare };
}

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

test("claims wait while the broker is away, and for the next process after a kill", async (t) => {
  const { implementation, start, broker, errors, restart, ready, prepare } = await shop(t);
  await prepare(5);
  broker.away = true;
  await start();
  const outcomes = await implementation.seckillBatch(
    { attempts: [7, 8, 9].map((userId) => ({ userId, skuId: 2 })) },
    call,
  );
  assert.ok(outcomes.results.every(({ outcome }) => outcome === RESERVED));
  await eventually(() => assert.ok(errors.length >= 2));
  const stateOf = async () => (await implementation.getSeckillClaim({ userId: 7, skuId: 2, orderNo: "" }, call)).state;
  assert.equal(await stateOf(), SeckillClaimState.SECKILL_CLAIM_STATE_PENDING);
  broker.away = false;
  await (await restart()).start();
  await eventually(async () => assert.equal(await ready(), 3));
  await eventually(async () => assert.equal(await stateOf(), SeckillClaimState.SECKILL_CLAIM_STATE_HANDED_ON));
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
  assert.equal(answers.filter(({ outcome }) => outcome === SeckillOutcome.SECKILL_OUTCOME_SOLD_OUT).length, 45);
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
  });
});

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
  assert.deepEqual([activities, nowMs], [[{ ...activity, remaining: 2 }], clock.now()]);
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
