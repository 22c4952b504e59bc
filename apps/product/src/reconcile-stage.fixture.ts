import { join } from "node:path";
import type { TestContext } from "node:test";
import type { OrderFate } from "@mall/contracts/order";
import { silentLogger } from "@mall/kernel";
import { createEmbeddedBroker, QUEUES } from "@mall/messaging";
import { migrateToLatest, openDatabase, openSqlite } from "@mall/storage";
import { createManualClock, createRecordingLogger, temporaryDirectory } from "@mall/testkit";
import { noTracing } from "@mall/tracing";
import { relaySeckillClaims } from "./application/relay-seckill-claims.ts";
import { createReconciler, type ReconcilerOptions } from "./compose-reconcile.ts";
import { openLocalSales } from "./compose-sales.ts";
import { createFakeOrders } from "./fake-orders.fixture.ts";
import { productMigrations } from "./infrastructure/sql/migrations.ts";
import type { ProductDatabase } from "./infrastructure/sql/schema.ts";
import { stockStageOf } from "./infrastructure/sql/stock-stage.fixture.ts";
import { cucumber } from "./seckill-stage.fixture.ts";

/** What the reconciler of the stage goes by. */
export const GRACE_MS = 15_000;
export const MAKING_MS = 60_000;
export const SKU = 2;

/** Stores, broker and orders with which nothing is wrong yet, and a reconciler that passes when it is told. */
export async function openStage(t: TestContext) {
  const directory = temporaryDirectory();
  const clock = createManualClock();
  const logger = createRecordingLogger();
  const broker = createEmbeddedBroker({ file: ":memory:", clock, logger: silentLogger, tracing: noTracing });
  await broker.declare([{ name: QUEUES.seckillOrder }]);
  const sales = openLocalSales({ dataDir: directory.path, clock });
  const db = openSqlite<ProductDatabase>({ file: ":memory:", tracing: noTracing });
  await migrateToLatest(db, productMigrations);
  const { stock, fill } = await stockStageOf({ db, close: () => db.destroy() });
  const orders = createFakeOrders();
  const files = openDatabase({ file: join(directory.path, "seckill.sqlite") });
  t.after(async () => {
    files.close();
    sales.close();
    await db.destroy();
    await broker.close();
    directory.remove();
  });

  const reconciler = (own: Partial<Pick<ReconcilerOptions, "sales" | "stock">> = {}, retentionMs?: number) =>
    createReconciler({
      platform: {
        ...{ clock, logger, broker, tracing: noTracing },
        directory: {
          client: () => orders.client as never,
          check: async () => {},
          instances: async () => [],
          close: () => {},
        },
      },
      config: { everyMs: 0, graceMs: GRACE_MS, makingMs: MAKING_MS, retentionMs },
      ...{ db, stock, sales, ...own },
    });
  const relay = relaySeckillClaims({
    ...{ stock: sales.stock, broker, logger, window: 256 },
    skus: async (ids) => [cucumber].filter(({ id }) => ids.includes(id)),
  });

  return {
    ...{ clock, logger, broker, sales, db, stock, fill, orders, relay, reconciler },
    /** The file of the sales, as somebody sees it who damages it. */
    files,
    onSale: (units: number) =>
      sales.stock.prepare({ skuId: SKU, stock: units, startsAt: clock.now(), endsAt: undefined, limitPerUser: 1 }),
    /** A place that is won and handed on; its order is made when `fate` is given. */
    win: async (userId: number, fate?: OrderFate) => {
      const [outcome] = await sales.stock.reserve([{ userId, skuId: SKU, headers: {} }]);
      if (outcome?.kind !== "reserved") throw new Error(`buyer ${userId} got ${outcome?.kind}`);
      await relay();
      if (fate !== undefined) orders.place(outcome.orderNo, clock.now(), fate);
      return outcome.orderNo;
    },
    /** Empties the queue of won places, as the order service does, or a purge. */
    drain: async () => {
      const consumer = await broker.consume(QUEUES.seckillOrder, { batch: 256, handle: async () => {} });
      while ((await broker.depths()).some(({ ready, unacked }) => ready + unacked > 0)) {
        await new Promise((resolve) => setImmediate(resolve));
      }
      await consumer.stop();
    },
    stateOf: async (orderNo: string) => (await sales.stock.findClaim(orderNo))?.state,
    /** Passes at intervals of ten seconds. */
    passes: async ({ pass }: { pass(): Promise<void> }, times: number) => {
      for (let time = 0; time < times; time += 1) {
        clock.advance(10_000);
        await pass();
      }
    },
  };
}

/** The kinds of what a reconciler did, oldest first. */
export const kindsOf = (findings: readonly { kind: string }[]) => findings.map(({ kind }) => kind).toReversed();
