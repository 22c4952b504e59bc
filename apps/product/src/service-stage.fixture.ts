import type { TestContext } from "node:test";
import type { Environment } from "@mall/config";
import { AppError, type ErrorSlug, silentLogger } from "@mall/kernel";
import { createEmbeddedBroker, QUEUES, shopTopology } from "@mall/messaging";
import { createManualClock, createRecordingTracing, temporaryDirectory } from "@mall/testkit";
import { composeProduct, loadProductConfig } from "./compose.ts";
import type { ProductDraft } from "./domain/catalogue.ts";
import { createFakeOrders } from "./fake-orders.fixture.ts";

/** A call that may take its time. */
export const call = { deadline: Number.POSITIVE_INFINITY };

/** Whether a call was refused for that reason. */
export const refused = (slug: ErrorSlug, field?: string) => (error: unknown) =>
  error instanceof AppError && error.slug === slug && error.field === field;

/** The product of a test's own, so that it does not depend on what the shop ships. */
export const lotus: ProductDraft = {
  ...{ id: 9001, categoryId: 1, name: "洪湖莲藕", description: "粉糯", picture: "/pictures/9001.svg", priceCents: 880 },
  skus: [
    { id: 9001, name: "2斤装", priceCents: 880, stock: 5 },
    { id: 9002, name: "5斤装", priceCents: 1990, stock: 3 },
  ],
};

/** The composed product service on files of its own; `restart` opens the files a stopped one left. */
export async function openShop(t: TestContext, variables: Environment = {}) {
  const directory = temporaryDirectory();
  const clock = createManualClock();
  const tracing = createRecordingTracing("product-service");
  const broker = createEmbeddedBroker({ file: ":memory:", clock, logger: silentLogger, tracing, pollMs: 5 });
  await broker.declare(shopTopology({ orderTimeoutMs: 60_000 }));
  const orders = createFakeOrders();
  const open = async () => {
    const module = await composeProduct(loadProductConfig({ RECONCILE_SECONDS: "0", ...variables }), {
      ...{ service: "product-service", clock, logger: silentLogger, tracing, broker, dataDir: directory.path },
      directory: {
        client: () => orders.client as never,
        check: async () => {},
        instances: async () => [],
        close: () => {},
      },
    });
    await module.start();
    return module;
  };
  let module = await open();
  t.after(async () => {
    await module.stop();
    await broker.close();
    directory.remove();
  });
  return {
    module,
    service: module.implementation,
    ...{ broker, tracing, clock },
    dataDir: directory.path,
    restart: async () => {
      await module.stop();
      module = await open();
      return module.implementation;
    },
    /** Tells what became of an order, as the order service does. */
    tell: (command: string, orderNo: string, kind = "normal") =>
      broker.publish(QUEUES.stockCommand, [
        { id: `${command}:${orderNo}`, body: { command, order_no: orderNo, kind } },
      ]),
    /** Free units of SKUs, in this order; undefined for one that is not on sale. */
    stockOf: async (...skuIds: number[]) => {
      const { skus } = await module.implementation.getSkus({ skuIds }, call);
      return skuIds.map((skuId) => skus.find((sku) => sku.id === skuId)?.stock);
    },
  };
}
