import assert from "node:assert/strict";
import { after, test } from "node:test";
import { CancelReason, ConfirmPaymentOutcome, OrderStatus } from "@mall/contracts/order";
import { eventually } from "@mall/testkit";
import { openServiceStage, type ServiceStage, type ServiceStageOptions } from "./testing/service-stage.fixture.ts";

const { ORDER_STATUS_PAID: PAID, ORDER_STATUS_CANCELLED: CANCELLED } = OrderStatus;
const { CONFIRM_PAYMENT_OUTCOME_PAID, CONFIRM_PAYMENT_OUTCOME_REFUND } = ConfirmPaymentOutcome;

async function open(options?: ServiceStageOptions): Promise<ServiceStage> {
  const stage = await openServiceStage(options);
  after(() => stage.close());
  return stage;
}

async function pay({ service, call }: ServiceStage, orderNo: string, changes = {}) {
  const payment = { orderNo, paymentNo: "P1", amountCents: 550, paidAtMs: 0, ...changes };
  return (await service.confirmPayment(payment, call)).outcome;
}

async function assertClosedByTime(stage: ServiceStage, orderNo: string) {
  const order = await eventually(async () => {
    const found = await stage.orderOf(orderNo);
    assert.equal(found?.status, CANCELLED);
    return found;
  });
  assert.equal(order?.cancelReason, CancelReason.CANCEL_REASON_TIMEOUT);
  assert.deepEqual(await stage.settle(), [{ command: "release", order_no: orderNo, kind: "normal" }]);
}

test("a payment pays once, the same again is told so, any other goes back", async () => {
  const stage = await open();
  const { orderNo } = await stage.create();
  assert.equal(await pay(stage, orderNo), CONFIRM_PAYMENT_OUTCOME_PAID);
  assert.equal(await pay(stage, orderNo), CONFIRM_PAYMENT_OUTCOME_PAID);
  assert.equal(await pay(stage, orderNo, { paymentNo: "P2" }), CONFIRM_PAYMENT_OUTCOME_REFUND);
  await assert.rejects(pay(stage, orderNo, { amountCents: 551 }), { slug: "amount_mismatch" });
  await assert.rejects(pay(stage, "nobody's"), { slug: "order_not_found" });
  const order = await stage.orderOf(orderNo);
  assert.deepEqual([order?.status, order?.paymentNo, order?.paidAtMs], [PAID, "P1", stage.clock.now()]);
  assert.deepEqual(await stage.settle(), [{ command: "sell", order_no: orderNo, kind: "normal" }]);
});

test("an order is cancelled once, by its buyer alone, and a payment after that goes back", async () => {
  const stage = await open();
  const { orderNo } = await stage.create();
  const cancel = (userId: number) => stage.service.cancelOrder({ userId, orderNo }, stage.call);
  await assert.rejects(cancel(8), { slug: "order_not_found" });
  await cancel(7);
  await assert.rejects(cancel(7), { slug: "order_not_cancellable" });
  assert.equal(await pay(stage, orderNo), CONFIRM_PAYMENT_OUTCOME_REFUND);
  assert.equal((await stage.orderOf(orderNo))?.cancelReason, CancelReason.CANCEL_REASON_BUYER);
  assert.deepEqual(await stage.settle(), [{ command: "release", order_no: orderNo, kind: "normal" }]);
});

test("somebody else's order is not found, and not listed", async () => {
  const stage = await open();
  const { orderNo } = await stage.create();
  await assert.rejects(stage.orderOf(orderNo, 8), { slug: "order_not_found" });
  const list = (userId: number) => stage.service.listOrders({ userId, status: 0, page: 0, pageSize: 0 }, stage.call);
  assert.deepEqual(await list(8), { orders: [], total: 0 });
  assert.deepEqual((await list(7)).orders, [await stage.orderOf(orderNo)]);
  const huge = stage.service.listOrders({ userId: 7, status: 0, page: 1, pageSize: 101 }, stage.call);
  await assert.rejects(huge, { slug: "invalid_input", field: "page_size" });
});

test("the delay queue closes an unpaid order, once, with no sweep", async () => {
  const stage = await open({ env: { ORDER_SWEEP_MS: "60000" } });
  const { orderNo } = await stage.create();
  await eventually(async () => {
    const waiting = (await stage.broker.depths()).find(({ queue }) => queue === "order.delay.queue");
    assert.equal(waiting?.delayed, 1);
  });
  stage.clock.advance(60_000);
  await assertClosedByTime(stage, orderNo);
});

test("the sweep closes an unpaid order, once, when its message never comes", async () => {
  const stage = await open({ delayMs: 86_400_000 });
  const { orderNo } = await stage.create();
  stage.clock.advance(60_000);
  await assertClosedByTime(stage, orderNo);
});

test("a message that comes before its time closes nothing", async () => {
  const stage = await open();
  const { orderNo } = await stage.create();
  await stage.broker.publish("order.close.queue", [{ id: orderNo, body: { order_no: orderNo } }]);
  await eventually(async () => {
    const close = (await stage.broker.depths()).find(({ queue }) => queue === "order.close.queue");
    assert.deepEqual([close?.ready, close?.unacked], [0, 0]);
  });
  assert.equal((await stage.orderOf(orderNo))?.status, OrderStatus.ORDER_STATUS_UNPAID);
});

test("payments that land as the time runs out: each order is paid or closed, and everybody is told which", async () => {
  const stage = await open({ env: { HOLDS_PER_BUYER: "0" } });
  const made = await Promise.all(Array.from({ length: 30 }, () => stage.create()));
  stage.clock.advance(60_000);
  const outcomes: string[] = [];
  for (const { orderNo } of made) {
    // The sweep runs between some of these two and the others.
    await new Promise(setImmediate);
    const outcome = await pay(stage, orderNo);
    outcomes.push(`${outcome === CONFIRM_PAYMENT_OUTCOME_PAID ? "sell" : "release"}:${orderNo}`);
  }
  for (const [index, { orderNo }] of made.entries()) {
    const status = (await stage.orderOf(orderNo))?.status;
    assert.equal(status, outcomes[index]?.startsWith("sell") ? PAID : CANCELLED);
  }
  const commands = (await stage.settle()).map(({ command, order_no }) => `${command}:${order_no}`);
  assert.deepEqual(commands.sort(), outcomes.sort());
});

test("a service is ready while its database answers", async () => {
  const stage = await open();
  await stage.module.ready();
  await stage.settle();
  await assert.rejects(stage.module.ready());
});
