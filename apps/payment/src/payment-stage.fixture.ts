import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { ConfirmPaymentOutcome, Order, OrderServiceDefinition, OrderStatus } from "@mall/contracts/order";
import { createLocalRegistry } from "@mall/discovery";
import { asAppError, fail, HTTP_STATUS, silentLogger } from "@mall/kernel";
import { createEmbeddedBroker, QUEUES, shopTopology } from "@mall/messaging";
import { createDispatcher, type ServiceImplementation } from "@mall/rpc";
import { createManualClock, temporaryDirectory } from "@mall/testkit";
import { noTracing } from "@mall/tracing";
import { composePayment, loadPaymentConfig } from "./compose.ts";

/** The one order of the fake order service. */
export const ORDER = { orderNo: "A1", userId: 7, totalCents: 1100 };

/**
 * The payment service with a fake order service behind it and a fake front door that the provider calls back, by a clock
 * that stands still: who waits for the end of a payment waits as long as it takes, unless PAY_WAIT_MS is 0.
 */
export async function startPayments(env: Record<string, string> = {}) {
  const directory = temporaryDirectory();
  const clock = createManualClock();
  const broker = createEmbeddedBroker({
    ...{ file: directory.file("broker.sqlite"), clock, logger: silentLogger, tracing: noTracing },
  });
  await broker.declare(shopTopology({ orderTimeoutMs: 60_000 }));
  const orders = fakeOrders();
  const door = await openFrontDoor();
  const registry = createLocalRegistry();
  registry.register(
    createDispatcher({
      ...{ definition: OrderServiceDefinition, tracing: noTracing, logger: silentLogger },
      implementation: orders.implementation as ServiceImplementation<OrderServiceDefinition>,
    }),
    async () => {},
  );
  const config = loadPaymentConfig({ PAYMENT_CALLBACK_URL: door.url, PROVIDER_SLOW_SECONDS: "1", ...env });
  const start = async () => {
    const begun = await composePayment(config, {
      ...{ service: "payment-service", clock, logger: silentLogger, tracing: noTracing },
      ...{ broker, directory: registry.directoryOf(noTracing), dataDir: directory.path },
    });
    door.handle = (callback) => begun.implementation.handleCallback(callback, call);
    await begun.start();
    return begun;
  };
  let service = await start();
  return {
    clock,
    payments: service.implementation,
    /** Ends the service and starts it anew on the same data; resolves to what it answers with from now on. */
    restart: async (meanwhile: () => void) => {
      await service.stop();
      meanwhile();
      service = await start();
      return service.implementation;
    },
    orders,
    door,
    broker,
    /** Payments that the slow provider has not looked at yet. */
    slow: async () => (await broker.depths()).find(({ queue }) => queue === QUEUES.paymentSlow)?.delayed,
    close: async () => {
      await service.stop();
      await broker.close();
      door.close();
      directory.remove();
    },
  };
}

/** Nobody waits impatiently in these tests. */
export const call = { deadline: Number.POSITIVE_INFINITY };

function fakeOrders() {
  const state = {
    status: OrderStatus.ORDER_STATUS_UNPAID as OrderStatus,
    payBeforeMs: Number.POSITIVE_INFINITY,
    /** Throws instead of confirming. */
    away: false,
    confirmed: [] as string[],
  };
  const implementation: Partial<ServiceImplementation<OrderServiceDefinition>> = {
    getOrder: async ({ userId, orderNo }) => {
      if (userId !== ORDER.userId || orderNo !== ORDER.orderNo) throw fail("order_not_found");
      return { order: Order.fromPartial({ ...ORDER, status: state.status, payBeforeMs: state.payBeforeMs }) };
    },
    confirmPayment: async ({ paymentNo }) => {
      if (state.away) throw fail("service_unavailable");
      const paid = state.status === OrderStatus.ORDER_STATUS_UNPAID || state.confirmed.includes(paymentNo);
      if (!paid) return { outcome: ConfirmPaymentOutcome.CONFIRM_PAYMENT_OUTCOME_REFUND };
      state.status = OrderStatus.ORDER_STATUS_PAID;
      state.confirmed.push(paymentNo);
      return { outcome: ConfirmPaymentOutcome.CONFIRM_PAYMENT_OUTCOME_PAID };
    },
  };
  return { state, implementation };
}

/** A callback as the front door takes it from the wire. */
export interface ReceivedCallback {
  body: string;
  timestamp: string;
  signature: string;
}

async function openFrontDoor() {
  const received: ReceivedCallback[] = [];
  const door = {
    url: "",
    received,
    handle: async (_callback: ReceivedCallback): Promise<unknown> => {
      throw fail("service_unavailable");
    },
    close: () => void server.close(),
  };
  const answer = async (callback: ReceivedCallback): Promise<number> => {
    received.push(callback);
    return await door.handle(callback).then(
      () => 200,
      (error: unknown) => HTTP_STATUS[asAppError(error).code],
    );
  };
  const server = createServer((request, response) => {
    const header = (name: string) => String(request.headers[name]);
    void text(request)
      .then((body) =>
        answer({ body, timestamp: header("x-payment-timestamp"), signature: header("x-payment-signature") }),
      )
      .then((status) => response.writeHead(status).end());
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  door.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/callback`;
  return door;
}
