import assert from "node:assert/strict";
import { after, test } from "node:test";
import { OrderStatus } from "@mall/contracts/order";
import { QUEUES } from "@mall/messaging";
import { eventually } from "@mall/testkit";
import { loadOrderConfig } from "./compose.ts";
import { MADE_AT } from "./testing/sample-orders.fixture.ts";
import { openServiceStage, type ServiceStage } from "./testing/service-stage.fixture.ts";

const { ORDER_STATUS_UNPAID: UNPAID, ORDER_STATUS_CANCELLED: CANCELLED } = OrderStatus;

async function open(env: Record<string, string>): Promise<ServiceStage> {
  const stage = await openServiceStage({ env });
  after(() => stage.close());
  return stage;
}

const closed = (stage: ServiceStage, orderNo: string) =>
  eventually(async () => assert.equal((await stage.orderOf(orderNo))?.status, CANCELLED));

async function claimed(stage: ServiceStage, ...orderNos: string[]) {
  const sku = { sku_id: 2, product_id: 1, product_name: "黄瓜", sku_name: "3斤", picture: "/8.svg", price_cents: 990 };
  const claim = { user_id: 7, quantity: 1, claimed_at_ms: MADE_AT, ...sku };
  const messages = orderNos.map((order_no) => ({ id: order_no, body: { ...claim, order_no } }));
  await stage.broker.publish(QUEUES.seckillOrder, messages);
  await eventually(async () => {
    const depth = (await stage.broker.depths()).find(({ queue }) => queue === QUEUES.seckillOrder);
    assert.deepEqual([depth?.ready, depth?.delayed, depth?.unacked], [0, 0, 0]);
  });
}

test("who has as many unpaid orders as allowed pays or cancels first; no stock is taken for one more", async () => {
  const stage = await open({ HOLDS_PER_BUYER: "2" });
  const [first, second] = [await stage.create(), await stage.create()];
  await assert.rejects(stage.create(), { slug: "too_many_unpaid", params: { max: 2 } });
  assert.equal(stage.world.reserved.size, 2);
  await stage.service.cancelOrder({ userId: 7, orderNo: first.orderNo }, stage.call);
  const payment = { orderNo: second.orderNo, paymentNo: "P1", amountCents: 550, paidAtMs: 0 };
  await stage.create();
  await stage.service.confirmPayment(payment, stage.call);
  await stage.create();
  await assert.rejects(stage.create(), { slug: "too_many_unpaid" });
});

test("a burst of orders gets as many as are allowed, and the stock of the others goes back", async () => {
  const stage = await open({ HOLDS_PER_BUYER: "3" });
  const made = await Promise.allSettled(Array.from({ length: 12 }, () => stage.create()));
  const orderNos = made.flatMap((each) => (each.status === "fulfilled" ? [each.value.orderNo] : []));
  assert.equal(orderNos.length, 3);
  const released = new Set((await stage.settle()).map(({ command, order_no }) => `${command} ${order_no}`));
  const kept = [...stage.world.reserved.keys()].filter((orderNo) => !released.has(`release ${orderNo}`));
  assert.deepEqual(kept.sort(), orderNos.sort());
});

test("a place won by a buyer with too many unpaid orders goes back, and takes no stock of the shop", async () => {
  const stage = await open({ HOLDS_PER_BUYER: "2" });
  await stage.create();
  await claimed(stage, "SK-7-2-a", "SK-7-2-b", "SK-7-2-c");
  assert.equal((await stage.orderOf("SK-7-2-a"))?.status, UNPAID);
  for (const lost of ["SK-7-2-b", "SK-7-2-c"]) {
    await assert.rejects(stage.orderOf(lost), { slug: "order_not_found" });
  }
  const released = ["SK-7-2-b", "SK-7-2-c"].map((order_no) => ({ command: "release", order_no, kind: "seckill" }));
  assert.deepEqual(await stage.settle(), released);
});

test("0 lifts the limit", async () => {
  const stage = await open({ HOLDS_PER_BUYER: "0" });
  await Promise.all(Array.from({ length: 15 }, () => stage.create()));
});

test("who let two run out of time has a third of the time for the next ones, for as long as that is remembered", async () => {
  const stage = await open({ HOLD_STRIKES: "2", HOLD_STRIKE_HOURS: "1" });
  const { clock } = stage;
  const timeLeft = async () => {
    const { orderNo, payBeforeMs } = await stage.create();
    return { orderNo, ms: payBeforeMs - clock.now() };
  };
  for (let strike = 0; strike < 2; strike += 1) {
    const { orderNo, ms } = await timeLeft();
    assert.equal(ms, 60_000);
    clock.advance(60_000);
    await closed(stage, orderNo);
  }
  const short = await timeLeft();
  assert.equal(short.ms, 20_000);
  await claimed(stage, "SK-7-2-a");
  assert.equal((await stage.orderOf("SK-7-2-a"))?.payBeforeMs, clock.now() + 20_000);
  // Its message waits a minute in the delay queue, like every other one: the sweeper is what closes it.
  clock.advance(20_000);
  for (const orderNo of [short.orderNo, "SK-7-2-a"]) await closed(stage, orderNo);
  clock.advance(3_600_000);
  assert.equal((await timeLeft()).ms, 60_000);
});

test("who cancels or pays is no repeat offender", async () => {
  const stage = await open({ HOLD_STRIKES: "1" });
  const { orderNo } = await stage.create();
  await stage.service.cancelOrder({ userId: 7, orderNo }, stage.call);
  stage.clock.advance(60_000);
  assert.equal((await stage.create()).payBeforeMs - stage.clock.now(), 60_000);
});

test("the short time is a third of the long one, a second at least, or what is set", () => {
  const short = (env: Record<string, string>) => loadOrderConfig(env).rules.shortTimeoutMs;
  assert.equal(short({ ORDER_TIMEOUT_SECONDS: "60" }), 20_000);
  assert.equal(short({ ORDER_TIMEOUT_SECONDS: "1" }), 1000);
  assert.equal(short({ HOLD_SHORT_SECONDS: "7" }), 7000);
});
