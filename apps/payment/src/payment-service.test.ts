import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { OrderStatus } from "@mall/contracts/order";
import { PaymentStatus, ProviderMode } from "@mall/contracts/payment";
import { eventually } from "@mall/testkit";
import { loadPaymentConfig } from "./compose.ts";
import { signatureOf } from "./infrastructure/provider/signature.ts";
import { call, ORDER, startPayments } from "./payment-stage.fixture.ts";

type Stage = Awaited<ReturnType<typeof startPayments>>;

const { PROVIDER_MODE_FAIL: FAIL, PROVIDER_MODE_SLOW: SLOW, PROVIDER_MODE_UNSPECIFIED: ANY } = ProviderMode;
const patience = { timeoutMs: 10_000, everyMs: 20 };

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

async function stateOf({ payments }: Stage): Promise<PaymentStatus | undefined> {
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
    const { payments, orders, door } = stage;
    await assert.rejects(payments.pay({ ...wish, amountCents: 1 }, call), { slug: "amount_mismatch", field: "amount" });
    await assert.rejects(payments.pay({ ...wish, userId: 8 }, call), { slug: "order_not_found" });
    orders.state.status = OrderStatus.ORDER_STATUS_CANCELLED;
    await assert.rejects(payments.pay(wish, call), { slug: "order_not_payable" });
    await assert.rejects(stateOf(stage), { slug: "payment_not_found" });
    assert.deepEqual(door.received, []);
  });

  withPayments("a payment that failed may be tried again", async ({ payments }) => {
    await assert.rejects(payments.pay({ ...wish, simulate: FAIL }, call), { slug: "payment_failed" });
    assert.equal((await payments.pay(wish, call)).payment?.status, PaymentStatus.PAYMENT_STATUS_SETTLED);
  });

  withPayments(
    "a slow one is answered as pending and settled when it lands",
    async (stage) => {
      const { payment } = await stage.payments.pay({ ...wish, simulate: SLOW }, call);
      assert.equal(payment?.status, PaymentStatus.PAYMENT_STATUS_PENDING);
      await eventually(async () => assert.equal(await stateOf(stage), PaymentStatus.PAYMENT_STATUS_SETTLED), patience);
    },
    { PAY_WAIT_MS: "50" },
  );

  withPayments(
    "one that lands after the order was closed goes back",
    async (stage) => {
      await stage.payments.pay({ ...wish, simulate: SLOW }, call);
      stage.orders.state.status = OrderStatus.ORDER_STATUS_CANCELLED;
      await eventually(async () => assert.equal(await stateOf(stage), PaymentStatus.PAYMENT_STATUS_REFUNDED), patience);
      assert.deepEqual(stage.orders.state.confirmed, []);
    },
    { PAY_WAIT_MS: "50" },
  );

  withPayments(
    "when the order service is away, the money waits, and the sweeper settles it",
    async (stage) => {
      stage.orders.state.away = true;
      const { payment } = await stage.payments.pay(wish, call);
      assert.notEqual(payment?.status, PaymentStatus.PAYMENT_STATUS_SETTLED);
      await eventually(
        async () => assert.equal(await stateOf(stage), PaymentStatus.PAYMENT_STATUS_SUCCEEDED),
        patience,
      );
      stage.orders.state.away = false;
      await eventually(async () => assert.equal(await stateOf(stage), PaymentStatus.PAYMENT_STATUS_SETTLED), patience);
    },
    { PAY_WAIT_MS: "50" },
  );

  withPayments(
    "a callback that is not taken is sent again, as the same notification",
    async (stage) => {
      const { door } = stage;
      const take = door.handle;
      door.handle = async () => {
        throw new Error("restarting");
      };
      await stage.payments.pay(wish, call);
      await eventually(() => assert.ok(door.received.length >= 2), patience);
      door.handle = take;
      await eventually(async () => assert.equal(await stateOf(stage), PaymentStatus.PAYMENT_STATUS_SETTLED), patience);
      assert.equal(new Set(door.received.map(({ body }) => body)).size, 1);
    },
    { PAY_WAIT_MS: "0" },
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
      const old = String(Number(genuine.timestamp) - 301);
      await assert.rejects(payments.handleCallback(sign(genuine.body, old), call), { slug: "callback_replayed" });
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
