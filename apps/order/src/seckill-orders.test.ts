import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";
import { OrderStatus } from "@mall/contracts/order";
import { QUEUES } from "@mall/messaging";
import { eventually } from "@mall/testkit";
import { MADE_AT } from "./testing/sample-orders.fixture.ts";
import { claimOf, claimsHandled, listOf, numberOf, tellClaims } from "./testing/seckill-claims.fixture.ts";
import { openServiceStage, type ServiceStage } from "./testing/service-stage.fixture.ts";

let stage: ServiceStage;
beforeEach(async () => {
  stage = await openServiceStage();
});
afterEach(() => stage.close());

const tell = (messages: { id: string; body: unknown }[]) => tellClaims(stage, messages);
const handled = () => claimsHandled(stage);

test("won places become orders with price and names as claimed, and an address where there is one", async () => {
  await tell([claimOf(7), claimOf(8)]);
  await handled();
  const order = await stage.orderOf(numberOf(7));
  assert.deepEqual([order?.seckill, order?.totalCents, order?.createdAtMs], [true, 990, MADE_AT - 3]);
  assert.equal(order?.receiverName, "User 7");
  assert.equal((await stage.orderOf(numberOf(8), 8))?.receiverName, "");
  await eventually(() => assert.deepEqual(stage.delayed.toSorted(), [7, 8].map(numberOf)));
});

test("three hundred claims told twice are three hundred orders", async () => {
  const claims = Array.from({ length: 300 }, (_, index) => claimOf(index + 1));
  await tell(claims);
  await handled();
  await tell(claims.map(({ id, body }) => ({ id: `again:${id}`, body })));
  await handled();
  for (const { body } of claims) assert.ok(await stage.orderOf(body.order_no, body.user_id));
  await eventually(() => assert.deepEqual(stage.delayed.toSorted(), claims.map(({ id }) => id).toSorted()));
});

test("a claim that can never be an order gives its unit back, once, and does not hold up the others", async () => {
  await tell([claimOf(1, { price_cents: -1 }), claimOf(2), claimOf(3, { quantity: 2 })]);
  await handled();
  assert.ok(await stage.orderOf(numberOf(2), 2));
  await assert.rejects(stage.orderOf(numberOf(1), 1), { slug: "order_not_found" });
  const released = [1, 3].map((user) => ({ command: "release", order_no: numberOf(user), kind: "seckill" }));
  assert.deepEqual(await stage.settle(), released);
});

test("a message that names no order is a dead letter; its neighbours are orders", async () => {
  await tell([claimOf(1), { id: "nameless", body: "?" }, claimOf(2)]);
  await handled();
  const dead = await stage.broker.deadLetters(QUEUES.seckillOrder, 10);
  assert.deepEqual(
    dead.map(({ id }) => id),
    ["nameless"],
  );
  for (const user of [1, 2]) assert.ok(await stage.orderOf(numberOf(user), user));
});

test("claims in one message become orders, each once, whatever company they come in", async () => {
  const claims = [1, 2, 3].map((user) => claimOf(user));
  await tell([listOf("first", claims.slice(0, 2)), ...claims.slice(2)]);
  await handled();
  await tell([listOf("second", claims)]);
  await handled();
  for (const user of [1, 2, 3]) assert.equal((await stage.orderOf(numberOf(user), user))?.totalCents, 990);
  await eventually(() => assert.deepEqual(stage.delayed.toSorted(), [1, 2, 3].map(numberOf)));
  assert.deepEqual(await stage.settle(), []);
});

test("claims in one message that can never be orders give their units back; others beside them are orders", async () => {
  const broken = { order_no: numberOf(9), user_id: -1, claimed_at_ms: MADE_AT };
  const good = { order_no: numberOf(1), user_id: 1, claimed_at_ms: MADE_AT };
  await tell([listOf("some", [], { claims: [broken, good] }), listOf("all", [claimOf(2)], { price_cents: -1 })]);
  await handled();
  assert.ok(await stage.orderOf(numberOf(1), 1));
  const released = [9, 2].map((user) => ({ command: "release", order_no: numberOf(user), kind: "seckill" }));
  assert.deepEqual(await stage.settle(), released);
});

test("a message with something in its list that names no order is a dead letter; the rest of it are orders", async () => {
  const good = { order_no: numberOf(1), user_id: 1, claimed_at_ms: MADE_AT };
  await tell([listOf("torn", [], { claims: [good, "?"] })]);
  await handled();
  assert.deepEqual(
    (await stage.broker.deadLetters(QUEUES.seckillOrder, 10)).map(({ id }) => id),
    ["torn"],
  );
  assert.ok(await stage.orderOf(numberOf(1), 1));
});

test("a seckill order that is not paid in time gives its unit back to the sale, once", async () => {
  await tell([claimOf(7)]);
  await handled();
  await eventually(async () => {
    const delay = (await stage.broker.depths()).find(({ queue }) => queue === QUEUES.orderDelay);
    assert.equal(delay?.delayed, 1);
  });
  stage.clock.advance(60_000);
  await eventually(async () => {
    assert.equal((await stage.orderOf(numberOf(7)))?.status, OrderStatus.ORDER_STATUS_CANCELLED);
  });
  // Told again after its end, the claim does not come back to life.
  await tell([{ ...claimOf(7), id: "again" }]);
  await handled();
  assert.deepEqual(await stage.settle(), [{ command: "release", order_no: numberOf(7), kind: "seckill" }]);
});
