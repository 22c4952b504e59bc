import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";
import { OrderStatus } from "@mall/contracts/order";
import { QUEUES } from "@mall/messaging";
import { eventually } from "@mall/testkit";
import { sql } from "kysely";
import { MADE_AT } from "./testing/sample-orders.fixture.ts";
import { openServiceStage, type ServiceStage } from "./testing/service-stage.fixture.ts";

let stage: ServiceStage;
beforeEach(async () => {
  stage = await openServiceStage({ env: { ORDER_SWEEP_MS: "60000" } });
});
afterEach(() => stage.close());

const numberOf = (userId: number) => `SK-${userId}-2-a`;

function claimOf(userId: number) {
  const sku = { sku_id: 2, product_id: 1, product_name: "黄瓜", sku_name: "3斤", picture: "/8.svg", price_cents: 990 };
  const claim = { order_no: numberOf(userId), user_id: userId, quantity: 1, claimed_at_ms: MADE_AT, ...sku };
  return { id: numberOf(userId), body: claim };
}

/** Has the database refuse one order, as a fault in the service would, until it is told otherwise. */
async function refusing(statement: string) {
  const { db } = await stage.lookInside();
  await sql
    .raw(`create trigger refuse before ${statement} begin select raise(abort, 'refused by the test'); end`)
    .execute(db);
  return async () => {
    await sql`drop trigger refuse`.execute(db);
    await db.destroy();
  };
}

/** Waits until nothing is left to deliver; pauses between deliveries pass by the clock. */
async function handled(queue: string) {
  await eventually(async () => {
    stage.clock.advance(100);
    const depth = (await stage.broker.depths()).find((each) => each.queue === queue);
    assert.deepEqual([depth?.ready, depth?.delayed, depth?.unacked], [0, 0, 0]);
  });
}

const deadOf = async (queue: string) => (await stage.broker.deadLetters(queue, 10)).map(({ id }) => id);

test("a claim that the database refuses is a dead letter after five deliveries, and an order once it is sent again", async () => {
  const mend = await refusing(`insert on orders when new.order_no = '${numberOf(2)}'`);
  await stage.broker.publish(QUEUES.seckillOrder, [1, 2, 3].map(claimOf));
  await handled(QUEUES.seckillOrder);
  for (const user of [1, 3]) assert.ok(await stage.orderOf(numberOf(user), user), "its neighbours are orders");
  const [dead] = await stage.broker.deadLetters(QUEUES.seckillOrder, 10);
  assert.deepEqual([dead?.id, dead?.attempt], [numberOf(2), 5]);
  assert.match(dead?.headers["x-error"] ?? "", /refused by the test/);
  assert.equal((await holdsOf(2))?.unpaid, undefined, "what failed counts nothing");

  await mend();
  assert.equal(await stage.broker.retryDeadLetters(QUEUES.seckillOrder), 1);
  await handled(QUEUES.seckillOrder);
  assert.equal((await stage.orderOf(numberOf(2), 2))?.status, OrderStatus.ORDER_STATUS_UNPAID);
  assert.deepEqual(await deadOf(QUEUES.seckillOrder), []);
  assert.equal((await holdsOf(2))?.unpaid, 1);
  assert.deepEqual(await stage.settle(), [], "no unit went back meanwhile");
});

test("of claims in one message, one that the database refuses is made once it may be, and holds up none beside it", async () => {
  const mend = await refusing(`insert on orders when new.order_no = '${numberOf(2)}'`);
  const places = [1, 2, 3].map(claimOf).map(({ body }) => body);
  await stage.broker.publish(QUEUES.seckillOrder, [{ id: "list", body: { ...places[0], claims: places } }]);
  await handled(QUEUES.seckillOrder);
  for (const user of [1, 3]) assert.ok(await stage.orderOf(numberOf(user), user), "its neighbours are orders");
  assert.deepEqual(await deadOf(QUEUES.seckillOrder), ["list"]);

  await mend();
  await stage.broker.retryDeadLetters(QUEUES.seckillOrder);
  await handled(QUEUES.seckillOrder);
  for (const user of [1, 2, 3]) assert.equal((await holdsOf(user))?.unpaid, 1, "each is counted once");
});

test("a closing message that names no order, or one that cannot be closed, holds up no other", async () => {
  const orders = [await stage.create(), await stage.create(), await stage.create()];
  const [first, broken, last] = orders.map(({ orderNo }) => orderNo);
  await eventually(async () => {
    const depth = (await stage.broker.depths()).find(({ queue }) => queue === QUEUES.orderDelay);
    assert.equal(depth?.delayed, 3, "all three wait for their time");
  });
  const mend = await refusing(`update on orders when new.order_no = '${broken}'`);
  stage.clock.advance(60_000);
  await stage.broker.publish(QUEUES.orderClose, [{ id: "nameless", body: { order: 1 } }]);
  await eventually(async () => {
    stage.clock.advance(100);
    for (const orderNo of [first, last]) {
      assert.equal((await stage.orderOf(orderNo ?? ""))?.status, OrderStatus.ORDER_STATUS_CANCELLED);
    }
    assert.deepEqual(new Set(await deadOf(QUEUES.orderClose)), new Set(["nameless", broken]));
  });
  await mend();
  await stage.broker.retryDeadLetters(QUEUES.orderClose);
  await eventually(async () => {
    stage.clock.advance(100);
    assert.equal((await stage.orderOf(broken ?? ""))?.status, OrderStatus.ORDER_STATUS_CANCELLED);
  });
  const released = (await stage.settle()).map(({ command, order_no }) => `${command}:${order_no}`);
  assert.deepEqual(released.sort(), orders.map(({ orderNo }) => `release:${orderNo}`).sort());
});

async function holdsOf(userId: number) {
  const { db } = await stage.lookInside();
  const row = await db.selectFrom("buyer_holds").selectAll().where("user_id", "=", userId).executeTakeFirst();
  await db.destroy();
  return row;
}
