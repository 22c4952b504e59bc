import { type Payment, type PaymentServiceDefinition, PaymentStatus, ProviderMode } from "@mall/contracts/payment";
import { centsFromYuan, fail, yuanFromCents } from "@mall/kernel";
import type { ServiceClient } from "@mall/rpc";
import { Type } from "typebox";
import type { App } from "../app.ts";
import { answers, ok } from "../envelope.ts";
import { buyerOf } from "../plugins/auth.ts";
import { cents, number, yuan } from "../schemas/fields.ts";

const tags = ["payment"];

const STATUSES: Record<PaymentStatus, string> = {
  [PaymentStatus.PAYMENT_STATUS_UNSPECIFIED]: "unknown",
  [PaymentStatus.PAYMENT_STATUS_PENDING]: "pending",
  [PaymentStatus.PAYMENT_STATUS_SUCCEEDED]: "processing",
  [PaymentStatus.PAYMENT_STATUS_SETTLED]: "paid",
  [PaymentStatus.PAYMENT_STATUS_FAILED]: "failed",
  [PaymentStatus.PAYMENT_STATUS_REFUNDING]: "refunding",
  [PaymentStatus.PAYMENT_STATUS_REFUNDED]: "refunded",
};

const MODES = {
  succeed: ProviderMode.PROVIDER_MODE_SUCCEED,
  fail: ProviderMode.PROVIDER_MODE_FAIL,
  slow: ProviderMode.PROVIDER_MODE_SLOW,
};

const payment = Type.Object({
  payment_no: Type.String(),
  order_no: Type.String(),
  amount: yuan,
  amount_cents: cents,
  status: Type.Enum(Object.values(STATUSES)),
});

/** Paying, and what the payment provider tells. */
export function paymentRoutes(app: App, payments: ServiceClient<PaymentServiceDefinition>): void {
  app.post(
    "/payment/pay",
    {
      config: { flow: { priority: "critical" } },
      schema: {
        tags,
        summary: "Pay an order",
        body: Type.Object({
          order_no: number("The order."),
          amount: Type.Number({ exclusiveMinimum: 0, maximum: 100_000_000, description: "Yuan; the order's total." }),
          simulate: Type.Optional(
            Type.Enum(Object.keys(MODES) as (keyof typeof MODES)[], {
              description: "Demo profile: what the provider does.",
            }),
          ),
        }),
        response: answers(payment, 401, 404, 409),
      },
    },
    async (request) => {
      const { order_no, amount, simulate } = request.body;
      const paid = await payments.pay({
        userId: buyerOf(request).userId,
        orderNo: order_no,
        amountCents: centsFromYuan(amount),
        simulate: simulate ? MODES[simulate] : ProviderMode.PROVIDER_MODE_UNSPECIFIED,
      });
      return ok(paymentJson(paid.payment));
    },
  );

  app.get(
    "/payment/detail",
    {
      schema: {
        tags,
        summary: "The latest payment of an own order",
        querystring: Type.Object({
          order_no: Type.Optional(number("The order.")),
          payment_no: Type.Optional(number("Or the payment.")),
        }),
        response: answers(payment, 401, 404),
      },
    },
    async (request) => {
      const { order_no: orderNo = "", payment_no: paymentNo = "" } = request.query;
      if (!orderNo && !paymentNo)
        throw fail("invalid_input", { field: "order_no", params: { reason: "order_no / payment_no" } });
      const found = await payments.getPayment({ userId: buyerOf(request).userId, orderNo, paymentNo });
      return ok(paymentJson(found.payment));
    },
  );

  app.post(
    "/payment/callback",
    {
      config: { access: "public", idempotent: false, flow: { priority: "critical" } },
      schema: {
        tags,
        summary: "Notification of the payment provider",
        description:
          "Signed: hex HMAC-SHA256 of `<timestamp>.<body>`. Old or changed notifications are refused, repeated ones change nothing.",
        headers: Type.Object({
          "x-payment-timestamp": Type.String({ pattern: "^\\d{1,12}$", description: "Seconds since the epoch." }),
          "x-payment-signature": Type.String({ pattern: "^[0-9a-f]{64}$" }),
        }),
        response: answers(Type.Object({ applied: Type.Boolean() }), 401, 409),
      },
    },
    async (request) => {
      const { "x-payment-timestamp": timestamp, "x-payment-signature": signature } = request.headers;
      const { applied } = await payments.handleCallback({ body: request.rawBody, timestamp, signature });
      return ok({ applied });
    },
  );
}

function paymentJson(of: Payment | undefined) {
  if (!of) throw new Error("The payment service answered without a payment");
  return {
    payment_no: of.paymentNo,
    order_no: of.orderNo,
    amount: yuanFromCents(of.amountCents),
    amount_cents: of.amountCents,
    status: STATUSES[of.status],
  };
}
