import assert from "node:assert/strict";
import { after, test } from "node:test";
import { OrderStatus } from "@mall/contracts/order";
import { QUEUES } from "@mall/messaging";
import { eventually } from "@mall/testkit";
import { openServiceStage } from "./testing/service-stage.fixture.ts";

async function open() {
  const stage = await openServiceStage();
  after(() => stage.close());
  const { service, call, clock } = stage;
  const paid = async () => {
    const { orderNo } = await stage.create();
    await service.confirmPayment({ orderNo, paymentNo: "P1", amountCents: 550, paidAtMs: 0 }, call);
    clock.advance(1000);
    return orderNo;
  };
  const refunds: unknown[] = [];
  await stage.broker.consume(QUEUES.paymentRefund, {
    handle: async (deliveries) => void refunds.push(...deliveries.map(({ body }) => body)),
  });
  return { ...stage, paid, refunds };
}

const conflict = { slug: "order_state_conflict", field: "order_no" };

test("a paid order is shipped by staff and completed by its buyer, each said twice", async () => {
  const { service, call, clock, paid, create, orderOf } = await open();
  const { orderNo: unpaid } = await create();
  await assert.rejects(service.shipOrder({ orderNo: unpaid }, call), conflict);
  const orderNo = await paid();
  const confirm = (userId: number) => service.confirmReceipt({ userId, orderNo }, call);
  await assert.rejects(confirm(7), conflict);
  for (let twice = 0; twice < 2; twice += 1) await service.shipOrder({ orderNo }, call);
  const shippedAtMs = clock.now();
  await assert.rejects(service.refundOrder({ orderNo }, call), conflict);
  await assert.rejects(confirm(8), { slug: "order_not_found" });
  clock.advance(1000);
  for (let twice = 0; twice < 2; twice += 1) await confirm(7);
  await service.completeOrder({ orderNo }, call);
  await assert.rejects(service.shipOrder({ orderNo }, call), conflict);
  const order = await orderOf(orderNo);
  assert.equal(order?.status, OrderStatus.ORDER_STATUS_COMPLETED);
  assert.deepEqual([order?.shippedAtMs, order?.completedAtMs, order?.refundedAtMs], [shippedAtMs, clock.now(), 0]);
});

test("a refund turns the order, tells the payment service once and keeps the units sold", async () => {
  const { service, call, clock, paid, orderOf, refunds, settle } = await open();
  const orderNo = await paid();
  await Promise.all(Array.from({ length: 5 }, () => service.refundOrder({ orderNo }, call)));
  const order = await orderOf(orderNo);
  assert.deepEqual([order?.status, order?.refundedAtMs], [OrderStatus.ORDER_STATUS_REFUNDED, clock.now()]);
  await eventually(() => assert.deepEqual(refunds, [{ order_no: orderNo, payment_no: "P1" }]));
  await assert.rejects(service.shipOrder({ orderNo }, call), conflict);
  assert.deepEqual(await settle(), [{ command: "sell", order_no: orderNo, kind: "normal" }]);
  assert.equal(refunds.length, 1);
});

test("staff lists orders by what it is about, and a wrong question is refused by its field", async () => {
  const { service, call, paid } = await open();
  const orderNo = await paid();
  const all = { status: 0, orderNo: "", userId: 0, seckill: undefined, page: 0, pageSize: 0 } as const;
  const list = async (changes: object) => await service.listAllOrders({ ...all, ...changes }, call);
  const { orders, total } = await list({});
  assert.deepEqual([orders.map((order) => [order.orderNo, order.userId]), total], [[[orderNo, 7]], 1]);
  assert.equal((await list({ status: OrderStatus.ORDER_STATUS_UNPAID })).total, 0);
  assert.equal((await list({ seckill: true })).total, 0);
  assert.equal((await list({ seckill: false, userId: 7, orderNo })).total, 1);
  await assert.rejects(list({ userId: -1 }), { slug: "invalid_input", field: "user_id" });
  await assert.rejects(list({ pageSize: 101 }), { slug: "invalid_input", field: "page_size" });
  await assert.rejects(list({ status: 99 }), { slug: "invalid_input", field: "status" });
});
