import { type Clock, chunksOf } from "@mall/kernel";
import { type Broker, type Consumer, QUEUES } from "@mall/messaging";
import type { Tracing } from "@mall/tracing";
import type { ProviderRequest } from "../../application/ports/payments.ts";
import type { NotificationJson } from "./notification-json.ts";
import { post } from "./post.ts";
import { type Asked, readRequests, requestId } from "./provider-messages.ts";
import { keyOf, signatureOf } from "./signature.ts";

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

/** Messages in one call, each of one request or of a list. */
const BATCH = 32;

/** Requests answered side by side, as a provider's machines would. */
const SIDE_BY_SIDE = 64;

/** Milliseconds for the shop to take a callback. */
const TIMEOUT_MS = 5000;

/**
 * Stands in for a payment provider: takes requests from a durable queue and calls back over HTTP, signed. A callback
 * that is not taken is sent again, as the same notification.
 */
export async function startSimulatedProvider(options: SimulatedProviderOptions): Promise<Consumer> {
  const { broker, slowMs } = options;
  const provider = { ...options, key: keyOf(options.callbackSecret) };
  await broker.declare([
    { name: QUEUES.paymentProvider, maxDeliveries: MAX_DELIVERIES },
    { name: QUEUES.paymentSlow, ttlMs: slowMs, deadLetterQueue: QUEUES.paymentProvider },
  ]);
  return await broker.consume(QUEUES.paymentProvider, {
    batch: BATCH,
    handle: async (deliveries) => {
      const { heard, unreadable } = readRequests(deliveries);
      const failures: Failure[] = [];
      for (const some of chunksOf(heard, SIDE_BY_SIDE)) {
        const outcomes = await Promise.all(some.map((asked) => answerInTrace(provider, asked)));
        failures.push(...outcomes.flatMap((failure) => failure ?? []));
      }
      await passOn(broker, failures);
      if (unreadable.length > 0) throw new Error(`messages that ask for nothing: ${unreadable.join(", ")}`);
    },
  });
}

/** A provider that signs with its key. */
type Provider = SimulatedProviderOptions & { key: ReturnType<typeof keyOf> };

/** A request that could not be answered, and why. */
interface Failure {
  asked: Asked;
  error: unknown;
}

/** In the trace of its buyer, and in nobody's way. */
async function answerInTrace(provider: Provider, asked: Asked): Promise<Failure | undefined> {
  try {
    await provider.tracing.extract(asked.headers, async () => answer(provider, asked.what));
    return undefined;
  } catch (error) {
    return { asked, error };
  }
}

/** Those of a list get a message each, so that the others are not answered again. @throws the failure of a single one. */
async function passOn(broker: Broker, failures: readonly Failure[]): Promise<void> {
  const listed = failures.filter(({ asked }) => asked.inList).map(({ asked }) => asked);
  const messages = listed.map(({ what, headers }) => ({ id: requestId(what), body: what, headers }));
  if (messages.length > 0) await broker.publish(QUEUES.paymentProvider, messages);
  const single = failures.find(({ asked }) => !asked.inList);
  if (single) throw single.error;
}

async function answer(provider: Provider, request: ProviderRequest): Promise<void> {
  if (request.mode === "slow") {
    const later = { ...request, mode: "succeed" as const };
    await provider.broker.publish(QUEUES.paymentSlow, [{ id: `${request.payment_no}:slow`, body: later }]);
  } else {
    await callBack(provider, notificationOf(request));
  }
}

function notificationOf({ payment_no, order_no, amount_cents, kind, mode }: ProviderRequest): NotificationJson {
  const result = mode === "fail" ? "failed" : "succeeded";
  const notification_id = `${payment_no}:${kind}:${result}`;
  return { notification_id, payment_no, order_no, amount_cents, kind, result, provider_txn: `SIM-${payment_no}` };
}

async function callBack(provider: Provider, notification: NotificationJson): Promise<void> {
  const { clock, tracing, callbackUrl, key } = provider;
  const body = JSON.stringify(notification);
  const timestamp = String(Math.floor(clock.now() / 1000));
  const signature = signatureOf(key, { timestamp, body });
  const headers = {
    ...tracing.inject(),
    "content-type": "application/json",
    "x-payment-timestamp": timestamp,
    "x-payment-signature": signature,
  };
  const status = await post({ url: callbackUrl, headers, body, timeoutMs: TIMEOUT_MS });
  if (status < 200 || status > 299) throw new Error(`the shop answered the callback with ${status}`);
}
