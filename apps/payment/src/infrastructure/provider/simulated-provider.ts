import type { Clock } from "@mall/kernel";
import { type Broker, type Consumer, type Delivery, QUEUES } from "@mall/messaging";
import type { Tracing } from "@mall/tracing";
import { createCheck } from "@mall/validation";
import { Type } from "typebox";
import type { ProviderRequest } from "../../application/ports/payments.ts";
import type { NotificationJson } from "./notification-json.ts";
import { post } from "./post.ts";
import { signatureOf } from "./signature.ts";

/** What the simulated provider needs. */
export interface SimulatedProviderOptions {
  broker: Broker;
  clock: Clock;
  tracing: Tracing;
  callbackUrl: string;
  callbackSecret: string;
  /** How late a slow payment lands, in milliseconds. */
  slowMs: number;
}

/** Deliveries of a request before it is given up: with the pauses between, some five minutes of a shop that is away. */
const MAX_DELIVERIES = 20;

/** Requests answered side by side. */
const BATCH = 32;

/** Milliseconds for the shop to take a callback. */
const TIMEOUT_MS = 5000;

/**
 * Stands in for a payment provider: takes requests from a durable queue and calls back over HTTP, signed. A callback
 * that is not taken is sent again, as the same notification.
 */
export async function startSimulatedProvider(options: SimulatedProviderOptions): Promise<Consumer> {
  const { broker, slowMs } = options;
  await broker.declare([
    { name: QUEUES.paymentProvider, maxDeliveries: MAX_DELIVERIES },
    { name: QUEUES.paymentSlow, ttlMs: slowMs, deadLetterQueue: QUEUES.paymentProvider },
  ]);
  const { tracing } = options;
  return await broker.consume(QUEUES.paymentProvider, {
    batch: BATCH,
    handle: async (deliveries) => {
      const asked = deliveries.map((delivery) => ({ request: requestOf(delivery), headers: delivery.headers }));
      // Side by side, as a provider's machines would; each in the trace of its own buyer, and none in the way of another.
      const outcomes = await Promise.allSettled(
        asked.map(({ request, headers }) => tracing.extract(headers, async () => answer(options, request))),
      );
      const failed = outcomes.find((outcome) => outcome.status === "rejected");
      if (failed) throw failed.reason;
    },
  });
}

const isRequest = createCheck(
  Type.Object({
    payment_no: Type.String({ minLength: 1, maxLength: 64 }),
    order_no: Type.String({ minLength: 1, maxLength: 64 }),
    amount_cents: Type.Integer({ minimum: 0 }),
    kind: Type.Union([Type.Literal("payment"), Type.Literal("refund")]),
    mode: Type.Union([Type.Literal("succeed"), Type.Literal("fail"), Type.Literal("slow")]),
  }),
);

/** @throws Error for a body that asks for nothing: it ends among the dead letters. */
function requestOf({ id, body }: Delivery): ProviderRequest {
  if (!isRequest(body)) throw new Error(`message ${id} of ${QUEUES.paymentProvider} is no request`);
  return body;
}

async function answer(options: SimulatedProviderOptions, request: ProviderRequest): Promise<void> {
  if (request.mode === "slow") {
    const later = { ...request, mode: "succeed" as const };
    await options.broker.publish(QUEUES.paymentSlow, [{ id: `${request.payment_no}:slow`, body: later }]);
  } else {
    await callBack(options, notificationOf(request));
  }
}

function notificationOf({ payment_no, order_no, amount_cents, kind, mode }: ProviderRequest): NotificationJson {
  const result = mode === "fail" ? "failed" : "succeeded";
  const notification_id = `${payment_no}:${kind}:${result}`;
  return { notification_id, payment_no, order_no, amount_cents, kind, result, provider_txn: `SIM-${payment_no}` };
}

async function callBack(options: SimulatedProviderOptions, notification: NotificationJson): Promise<void> {
  const { clock, tracing, callbackUrl, callbackSecret } = options;
  const body = JSON.stringify(notification);
  const timestamp = String(Math.floor(clock.now() / 1000));
  const signature = signatureOf(callbackSecret, { timestamp, body });
  const headers = {
    ...tracing.inject(),
    "content-type": "application/json",
    "x-payment-timestamp": timestamp,
    "x-payment-signature": signature,
  };
  const status = await post({ url: callbackUrl, headers, body, timeoutMs: TIMEOUT_MS });
  if (status < 200 || status > 299) throw new Error(`the shop answered the callback with ${status}`);
}
