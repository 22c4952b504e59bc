import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { OrderStatus } from "@mall/contracts/order";
import { PaymentStatus, ProviderMode } from "@mall/contracts/payment";
import { fail } from "@mall/kernel";
import { QUEUES } from "@mall/messaging";
import { eventually } from "@mall/testkit";
import { loadPaymentConfig } from "./compose.ts";
import { signatureOf } from "./infrastructure/provider/signature.ts";
import { call, ORDER, startPayments } from "./payment-stage.fixture.ts";

type Stage = Awaited<ReturnType<typeof startPayments>>;

const { PROVIDER_MODE_FAIL: FAIL, PROVIDER_MODE_SLOW: SLOW, PROVIDER_MODE_UNSPECIFIED: ANY } = ProviderMode;
/** As late as the slow provider is in these tests, and longer than a payment may wait for its order unswept. */
const [SLOW_MS, SWEPT_MS] = [1000, 2000];
const patience = { timeoutMs: 60_000, everyMs: 20 };

const wish = {
  userId: ORDER.userId,
  orderNo: ORDER.orderNo,
  amountCents: ORDER.totalCents,
  simulate: ANY as ProviderMode,
};

function withPayments(title: string, run: (stage: Stage) => Promise<void>, env: Record<string, string> = {}): void {
  test(title, async () => {
    const stage = await startPayments(env);
    try {
      await run(stage);
    } finally {
      await stage.close();
    }
  });
}

/** Payments that do not wait for their end. */
function withoutWaiting(title: string, run: (stage: Stage) => Promise<void>): void {
  withPayments(title, run, { PAY_WAIT_MS: "0" });
}

async function reaches(stage: Pick<Stage, "payments">, state: PaymentStatus): Promise<void> {
  await eventually(async () => assert.equal(await stateOf(stage), state), patience);
}

/** The slow provider has been asked, and its time is over. */
async function slowLands(stage: Stage): Promise<void> {
  await eventually(async () => assert.equal(await stage.slow(), 1), patience);
  stage.clock.advance(SLOW_MS);
}

/** Until `happened` throws no more; the pauses between deliveries pass by the clock. */
async function afterPauses({ clock }: Stage, happened: () => void | Promise<void>): Promise<void> {
  await eventually(() => {
    clock.advance(100);
    return happened();
  }, patience);
}

async function stateOf({ payments }: Pick<Stage, "payments">): Promise<PaymentStatus | undefined> {
  const { payment } = await payments.getPayment({ userId: ORDER.userId, orderNo: ORDER.orderNo, paymentNo: "" }, call);
  return payment?.status;
}

describe("payment service", () => {
  withPayments("a payment is settled at once, and asking again answers the same one", async ({ payments, orders }) => {
    const [first, second] = await Promise.all([payments.pay(wish, call), payments.pay(wish, call)]);
    assert.equal(first.payment?.status, PaymentStatus.PAYMENT_STATUS_SETTLED);
    assert.equal(second.payment?.paymentNo, first.payment?.paymentNo);
    const third = await payments.pay(wish, call);
    assert.equal(third.payment?.paymentNo, first.payment?.paymentNo);
    assert.deepEqual(orders.state.confirmed, [first.payment?.paymentNo]);
  });

  withPayments("another amount, order or state is refused, and nothing is begun", async (stage) => {
    const { payments, orders, door, clock } = stage;
    await assert.rejects(payments.pay({ ...wish, amountCents: 1 }, call), { slug: "amount_mismatch", field: "amount" });
    await assert.rejects(payments.pay({ ...wish, userId: 8 }, call), { slug: "order_not_found" });
    orders.state.status = OrderStatus.ORDER_STATUS_CANCELLED;
    await assert.rejects(payments.pay(wish, call), { slug: "order_not_payable" });
    Object.assign(orders.state, { status: OrderStatus.ORDER_STATUS_UNPAID, payBeforeMs: clock.now() });
    await assert.rejects(payments.pay(wish, call), { slug: "order_not_payable" });
    await assert.rejects(stateOf(stage), { slug: "payment_not_found" });
    assert.deepEqual(door.received, []);
  });

  withPayments("a payment is found by its number and by its order, by its buyer alone", async ({ payments }) => {
    const { payment } = await payments.pay(wish, call);
    const paymentNo = payment?.paymentNo ?? "";
    const find = (userId: number, by: { paymentNo: string; orderNo: string }) =>
      payments.getPayment({ userId, ...by }, call);
    for (const by of [
      { paymentNo, orderNo: "" },
      { paymentNo: "", orderNo: ORDER.orderNo },
    ]) {
      assert.deepEqual((await find(ORDER.userId, by)).payment, payment);
      await assert.rejects(find(8, by), { slug: "payment_not_found" });
    }
  });

  withPayments("a payment that failed may be tried again", async ({ payments }) => {
    await assert.rejects(payments.pay({ ...wish, simulate: FAIL }, call), { slug: "payment_failed" });
    assert.equal((await payments.pay(wish, call)).payment?.status, PaymentStatus.PAYMENT_STATUS_SETTLED);
  });

  withoutWaiting("a slow one is answered as pending and settled when it lands", async (stage) => {
    const { payment } = await stage.payments.pay({ ...wish, simulate: SLOW }, call);
    assert.equal(payment?.status, PaymentStatus.PAYMENT_STATUS_PENDING);
    await slowLands(stage);
    await reaches(stage, PaymentStatus.PAYMENT_STATUS_SETTLED);
  });

  withoutWaiting("one that lands after the order was closed goes back", async (stage) => {
    await stage.payments.pay({ ...wish, simulate: SLOW }, call);
    stage.orders.state.status = OrderStatus.ORDER_STATUS_CANCELLED;
    await slowLands(stage);
    await reaches(stage, PaymentStatus.PAYMENT_STATUS_REFUNDED);
    assert.deepEqual(stage.orders.state.confirmed, []);
  });

  withoutWaiting("when the order service is away, the money waits, and the sweeper settles it", async (stage) => {
    stage.orders.state.away = true;
    await stage.payments.pay(wish, call);
    await reaches(stage, PaymentStatus.PAYMENT_STATUS_SUCCEEDED);
    stage.orders.state.away = false;
    stage.clock.advance(SWEPT_MS);
    await reaches(stage, PaymentStatus.PAYMENT_STATUS_SETTLED);
  });

  withoutWaiting("one that ended between the money and the order settles at its start", async (stage) => {
    stage.orders.state.away = true;
    await stage.payments.pay(wish, call);
    await reaches(stage, PaymentStatus.PAYMENT_STATUS_SUCCEEDED);
    stage.clock.advance(SWEPT_MS);
    const payments = await stage.restart(() => {
      stage.orders.state.away = false;
    });
    await reaches({ payments }, PaymentStatus.PAYMENT_STATUS_SETTLED);
    assert.equal(stage.orders.state.confirmed.length, 1);
  });

  withoutWaiting("a callback that is not taken is sent again, as the same notification", async (stage) => {
    const { door } = stage;
    const take = door.handle;
    door.handle = async () => {
      throw new Error("restarting");
    };
    await stage.payments.pay(wish, call);
    await afterPauses(stage, () => assert.ok(door.received.length >= 2));
    door.handle = take;
    await afterPauses(stage, async () => assert.equal(await stateOf(stage), PaymentStatus.PAYMENT_STATUS_SETTLED));
    assert.equal(new Set(door.received.map(({ body }) => body)).size, 1);
  });

  withPayments("a message that asks the provider for nothing holds up no payment", async (stage) => {
    const { payments, broker } = stage;
    await broker.publish(QUEUES.paymentProvider, [{ id: "nothing", body: "?" }]);
    assert.equal((await payments.pay(wish, call)).payment?.status, PaymentStatus.PAYMENT_STATUS_SETTLED);
    // Where both came in one delivery, both are delivered again, each alone.
    await afterPauses(stage, async () => {
      const waiting = (await broker.depths()).find(({ queue }) => queue === QUEUES.paymentProvider);
      assert.deepEqual([waiting?.ready, waiting?.delayed, waiting?.unacked], [0, 1, 0]);
    });
  });

  withoutWaiting(
    "also one that was refused as too old: it is signed anew with the time it is sent again",
    async (stage) => {
      const { door } = stage;
      const take = door.handle;
      door.handle = async () => {
        throw fail("callback_replayed");
      };
      await stage.payments.pay(wish, call);
      await eventually(() => assert.ok(door.received.length >= 1), patience);
      door.handle = take;
      await afterPauses(stage, async () => assert.equal(await stateOf(stage), PaymentStatus.PAYMENT_STATUS_SETTLED));
    },
  );

  withPayments(
    "what is forged, old, changed or unknown is refused; what was told before changes nothing",
    async ({ payments, door }) => {
      await payments.pay(wish, call);
      const [genuine] = door.received;
      assert.ok(genuine);
      assert.deepEqual(await payments.handleCallback(genuine, call), { applied: false });
      const forged = { ...genuine, signature: "0".repeat(64) };
      await assert.rejects(payments.handleCallback(forged, call), { slug: "callback_rejected" });
      const changed = { ...genuine, body: genuine.body.replace("1100", "11000") };
      await assert.rejects(payments.handleCallback(changed, call), { slug: "callback_rejected" });
      const sign = (body: string, timestamp = genuine.timestamp) => ({
        ...{ body, timestamp, signature: signatureOf("demo_callback_secret", { body, timestamp }) },
      });
      for (const seconds of [-301, 301]) {
        const stale = sign(genuine.body, String(Number(genuine.timestamp) + seconds));
        await assert.rejects(payments.handleCallback(stale, call), { slug: "callback_replayed" });
      }
      await assert.rejects(payments.handleCallback(sign(changed.body), call), { slug: "callback_rejected" });
      const stranger = JSON.stringify({ ...JSON.parse(genuine.body), payment_no: "999" });
      await assert.rejects(payments.handleCallback(sign(stranger), call), { slug: "payment_not_found" });
      await assert.rejects(payments.handleCallback(sign("{}"), call), { slug: "invalid_input" });
      await assert.rejects(payments.handleCallback(sign("{"), call), { slug: "invalid_json" });
    },
  );

  test("production takes neither the demo's secret, nor a short one, nor orders to the provider", async () => {
    const secret = "0123456789abcdef0123456789abcdef";
    assert.throws(() => loadPaymentConfig({ PROFILE: "production" }), /PAYMENT_CALLBACK_SECRET/);
    assert.throws(
      () => loadPaymentConfig({ PROFILE: "production", PAYMENT_CALLBACK_SECRET: "short" }),
      /PAYMENT_CALLBACK_SECRET/,
    );
    const stage = await startPayments({ PROFILE: "production", PAYMENT_CALLBACK_SECRET: secret });
    await assert.rejects(stage.payments.pay({ ...wish, simulate: FAIL }, call), {
      slug: "invalid_input",
      field: "simulate",
    });
    await stage.close();
  });
});
