import assert from "node:assert/strict";
import { test } from "node:test";
import { PaymentStatus } from "@mall/contracts/payment";
import { QUEUES } from "@mall/messaging";
import { eventually } from "@mall/testkit";
import { call, ORDER, startPayments } from "./payment-stage.fixture.ts";

const wish = { userId: ORDER.userId, orderNo: ORDER.orderNo, amountCents: ORDER.totalCents, simulate: 0 } as const;
const { PAYMENT_STATUS_SETTLED, PAYMENT_STATUS_SUCCEEDED, PAYMENT_STATUS_REFUNDED } = PaymentStatus;

type Stage = Awaited<ReturnType<typeof startPayments>>;

/** What the order service leaves when an order is refunded. */
const tell = ({ broker }: Stage, paymentNo: string, id = "refund:A1") =>
  broker.publish(QUEUES.paymentRefund, [{ id, body: { order_no: ORDER.orderNo, payment_no: paymentNo } }]);

async function reaches({ payments, clock }: Stage, status: PaymentStatus): Promise<string> {
  return await eventually(async () => {
    clock.advance(100);
    const query = { userId: ORDER.userId, orderNo: ORDER.orderNo, paymentNo: "" };
    const { payment } = await payments.getPayment(query, call);
    assert.equal(payment?.status, status);
    return payment?.paymentNo ?? "";
  });
}

const refundsSent = ({ door }: Stage) =>
  door.received.filter(({ body }) => (JSON.parse(body) as { kind: string }).kind === "refund").length;

test("the money of a refunded order goes back, once, however often it is told", async (t) => {
  const stage = await startPayments();
  t.after(stage.close);
  await stage.payments.pay(wish, call);
  const paymentNo = await reaches(stage, PAYMENT_STATUS_SETTLED);
  await tell(stage, paymentNo);
  await reaches(stage, PAYMENT_STATUS_REFUNDED);
  await tell(stage, paymentNo, "refund:again");
  await eventually(async () => {
    const waiting = (await stage.broker.depths()).find(({ queue }) => queue === QUEUES.paymentRefund);
    assert.deepEqual([waiting?.ready, waiting?.delayed, waiting?.unacked], [0, 0, 0]);
  });
  assert.equal(refundsSent(stage), 1);
});

test("also when the payment has not heard yet that it paid the order", async (t) => {
  const stage = await startPayments({ PAY_WAIT_MS: "0" });
  t.after(stage.close);
  stage.orders.state.away = true;
  await stage.payments.pay(wish, call);
  const paymentNo = await reaches(stage, PAYMENT_STATUS_SUCCEEDED);
  await tell(stage, paymentNo);
  await reaches(stage, PAYMENT_STATUS_REFUNDED);
  assert.equal(refundsSent(stage), 1);
});

test("what names no payment of that order ends among the dead letters, and holds up nothing", async (t) => {
  const stage = await startPayments();
  t.after(stage.close);
  await stage.payments.pay(wish, call);
  const paymentNo = await reaches(stage, PAYMENT_STATUS_SETTLED);
  await tell(stage, "nobody's", "refund:B1");
  await stage.broker.publish(QUEUES.paymentRefund, [{ id: "nothing", body: "?" }]);
  await tell(stage, paymentNo);
  await reaches(stage, PAYMENT_STATUS_REFUNDED);
  await eventually(async () => {
    stage.clock.advance(1000);
    const dead = await stage.broker.deadLetters(QUEUES.paymentRefund, 10);
    assert.deepEqual(dead.map(({ id }) => id).sort(), ["nothing", "refund:B1"]);
  });
});
