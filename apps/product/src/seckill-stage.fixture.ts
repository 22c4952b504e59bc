import type { TestContext } from "node:test";
import { AppError, type LogFields, silentLogger } from "@mall/kernel";
import { type Broker, createEmbeddedBroker, QUEUES } from "@mall/messaging";
import { createManualClock, createRecordingTracing, temporaryDirectory } from "@mall/testkit";
import { openLocalSales, prepareSeckill } from "./compose-sales.ts";
import { createSeckill } from "./compose-seckill.ts";
import { createFakeOrders } from "./fake-orders.fixture.ts";
import { createOrderRecords } from "./infrastructure/gateways/order-records.ts";

/** The one SKU of the catalogue. */
export const cucumber = {
  id: 2,
  productId: 8,
  productName: "寿光水果黄瓜",
  name: "3斤尝鲜装",
  picture: "/pictures/8.svg",
  priceCents: 1990,
};
/** A call that may take its time. */
export const call = { deadline: Number.POSITIVE_INFINITY };

/** Whether a call was refused for that reason. */
export const refused = (slug: string, field?: string) => (error: unknown) =>
  error instanceof AppError && error.slug === slug && error.field === field;

/**
 * The module on files of its own, with a broker that can be away; `restart` opens the files a stopped one left.
 * @param relayMs milliseconds until the relay looks by itself.
 */
export async function shop(t: TestContext, relayMs = 5) {
  const directory = temporaryDirectory();
  const clock = createManualClock();
  const tracing = createRecordingTracing();
  const embedded = createEmbeddedBroker({ file: ":memory:", clock, logger: silentLogger, tracing });
  await embedded.declare([{ name: QUEUES.seckillOrder }]);
  const broker = { ...embedded, away: false };
  let claims = 0;
  broker.publish = async (...args: Parameters<Broker["publish"]>) => {
    if (broker.away) throw new Error("broker is away");
    await embedded.publish(...args);
    for (const { body } of args[1]) claims += (body as { claims?: unknown[] }).claims?.length ?? 1;
  };
  const orders = createFakeOrders();
  const errors: LogFields[] = [];
  const logger = { ...silentLogger, error: (fields: LogFields) => void errors.push(fields) };
  const platform = { clock, logger, tracing, broker };
  const open = () =>
    createSeckill({
      platform,
      sales: openLocalSales({ dataDir: directory.path, clock }),
      config: { relayMs, relayWindow: 2 },
      skus: async (ids) => [cucumber].filter(({ id }) => ids.includes(id)),
      orders: createOrderRecords(orders.client as never),
    });
  const opened = [await open()];
  t.after(async () => {
    for (const each of opened) await each.stop();
    await embedded.close();
    directory.remove();
  });
  const restart = async () => {
    await opened.at(-1)?.stop();
    const next = await open();
    opened.push(next);
    return next;
  };
  const ready = async () => (await embedded.depths()).find(({ queue }) => queue === QUEUES.seckillOrder)?.ready;
  /** Claims that were handed on, in messages of their own or in lists. */
  const claimed = async () => claims;
  const prepare = (stock: number, skuId = 2) => prepareSeckill({ dataDir: directory.path, skuId, stock, clock });
  const [first] = opened;
  if (!first) throw new Error("not opened");
  return { ...first, clock, tracing, broker, orders, errors, restart, ready, claimed, prepare };
}
