import assert from "node:assert/strict";
import { type LogFields, silentLogger } from "@mall/kernel";
import { type Broker, createEmbeddedBroker, type Message, QUEUES, shopTopology } from "@mall/messaging";
import { openSqlite } from "@mall/storage";
import { createManualClock, createRecordingTracing, eventually, temporaryDirectory } from "@mall/testkit";
import { composeOrder, loadOrderConfig } from "../compose.ts";
import type { OrderDatabase } from "../infrastructure/sql/database.ts";
import { createWorld, fakeDirectory } from "./fake-services.fixture.ts";
import { MADE_AT } from "./sample-orders.fixture.ts";

/** How the stage differs from the shop's defaults. */
export interface ServiceStageOptions {
  env?: Record<string, string>;
  /** Milliseconds that messages wait in the delay queue; default as long as the order timeout. */
  delayMs?: number;
}

/** The composed order service on real queues, among fake neighbours, with a clock that stands still. */
export async function openServiceStage({ env = {}, delayMs = 60_000 }: ServiceStageOptions = {}) {
  const directory = temporaryDirectory();
  const clock = createManualClock(MADE_AT);
  const tracing = createRecordingTracing("order-service");
  const warnings: LogFields[] = [];
  const logger = { ...silentLogger, warn: (fields: LogFields) => void warnings.push(fields) };
  const file = directory.file("broker.sqlite");
  const embedded = createEmbeddedBroker({ file, clock, logger: silentLogger, tracing, pollMs: 5 });
  const delayed: string[] = [];
  const broker: Broker = {
    ...embedded,
    publish: async (queue, messages) => {
      await embedded.publish(queue, messages);
      if (queue === QUEUES.orderDelay) delayed.push(...messages.flatMap(orderNosIn));
    },
  };
  await broker.declare(shopTopology({ orderTimeoutMs: delayMs }));
  const commands: { command: string; order_no: string; kind: string }[] = [];
  await broker.consume(QUEUES.stockCommand, {
    batch: 100,
    handle: async (deliveries) =>
      void commands.push(...deliveries.flatMap(({ body }) => commandsIn<(typeof commands)[number]>(body))),
  });
  const world = createWorld();
  const module = await composeOrder(loadOrderConfig({ ORDER_SWEEP_MS: "10", ...env }), {
    ...{ service: "order-service", clock, logger, tracing, broker, dataDir: directory.path },
    directory: fakeDirectory(world, tracing),
  });
  await module.start();
  const call = { deadline: Number.POSITIVE_INFINITY };
  const service = module.implementation;
  let stopped: Promise<void> | undefined;
  /** Stops the service, which sends all it has to send, and answers the stock commands it ever sent. */
  const settle = async () => {
    stopped ??= module.stop();
    await stopped;
    await eventually(async () => {
      const depth = (await broker.depths()).find(({ queue }) => queue === QUEUES.stockCommand);
      assert.deepEqual([depth?.ready, depth?.unacked], [0, 0]);
    });
    return commands;
  };
  return {
    ...{ module, service, call, world, clock, broker, tracing, commands, warnings },
    /** Numbers of the orders that were sent to the delay queue, alone or in lists. */
    delayed,
    /** Buys, by default one of SKU 1, as user 7. */
    create: (changes: Partial<Parameters<typeof service.createOrder>[0]> = {}) => {
      const lines = changes.cartSkuIds ? [] : [{ skuId: 1, quantity: 1 }];
      return service.createOrder({ userId: 7, addressId: 0, lines, cartSkuIds: [], requestKey: "", ...changes }, call);
    },
    orderOf: async (orderNo: string, userId = 7) => (await service.getOrder({ userId, orderNo }, call)).order,
    /** The service's own database, seen from outside; the caller destroys it. */
    lookInside: async () => ({ db: openSqlite<OrderDatabase>({ file: directory.file("db_order.sqlite"), tracing }) }),
    settle,
    close: async () => {
      await settle();
      await broker.close();
      directory.remove();
    },
  };
}

/** An open stage. */
export type ServiceStage = Awaited<ReturnType<typeof openServiceStage>>;

function orderNosIn({ body }: Message): string[] {
  const { order_no, order_nos } = body as { order_no?: string; order_nos?: string[] };
  return order_nos ?? [order_no ?? ""];
}

/** The commands of a message, of one order or a list. */
function commandsIn<T>(body: unknown): T[] {
  const { commands } = body as { commands?: T[] };
  return commands ?? [body as T];
}
