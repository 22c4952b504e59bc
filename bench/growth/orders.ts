import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { silentLogger, systemClock } from "@mall/kernel";
import { type Kysely, openSqlite } from "@mall/storage";
import { openMysql } from "@mall/storage/mysql";
import { temporaryDirectory } from "@mall/testkit";
import { noTracing } from "@mall/tracing";
import type { UnpaidOrder } from "../../apps/order/src/domain/order/order.ts";
import type { OrderDatabase } from "../../apps/order/src/infrastructure/sql/database.ts";
import { createSqlOrders } from "../../apps/order/src/infrastructure/sql/orders.ts";
import { createSqlPlacings } from "../../apps/order/src/infrastructure/sql/placings.ts";
import { createOrderRecords } from "../../apps/order/src/infrastructure/sql/reconcile-reads.ts";
import { fillOrders } from "../data/fill.ts";
import { openTarget, type Target } from "../data/open-target.ts";
import { APART_MS, buyerOf, FIRST_AT, PREFIX } from "../data/orders.ts";
import { dropMysql } from "./drop-mysql.ts";
import type { Operation, Series } from "./series.ts";

const SIZES = [10_000, 100_000, 1_000_000];
const TIMEOUT_MS = 60_000;
const LEDGER_MS = 600_000;
const NEW_BUYER = 90_000_000;

/** Orders in a file. */
export async function sqliteOrders(): Promise<Series> {
  const directory = temporaryDirectory();
  const target: Target = { tables: "orders", database: "db_order", dataDir: directory.path };
  const open = () => openSqlite<OrderDatabase>({ file: join(directory.path, "db_order.sqlite"), tracing: noTracing });
  return ordersOf("SQLite", target, open, async () => directory.remove());
}

/** Orders on a server, in a database of this run alone. */
export async function mysqlOrders(url: string): Promise<Series> {
  const database = `bench_growth_${randomBytes(4).toString("hex")}`;
  const open = () => openMysql<OrderDatabase>({ url, database, tracing: noTracing, timeoutMs: TIMEOUT_MS });
  return ordersOf("MySQL", { tables: "orders", database, mysqlUrl: url }, open, () => dropMysql(url, database));
}

function ordersOf(
  store: string,
  target: Target,
  open: () => Kysely<OrderDatabase>,
  remove: () => Promise<void>,
): Series {
  let db: Kysely<OrderDatabase> | undefined;
  let filled = 0;
  return {
    ...{ store, of: "orders", sizes: SIZES },
    grow: async (size) => {
      await db?.destroy();
      const writer = await openTarget(target);
      await fillOrders(writer, { from: filled, count: size - filled });
      await writer.close();
      filled = size;
      db = open();
    },
    operations: (size) => (db ? operationsOf(db, size) : []),
    close: async () => {
      await db?.destroy();
      await remove();
    },
  };
}

function operationsOf(db: Kysely<OrderDatabase>, size: number): Operation[] {
  const own = { db, clock: systemClock, tracing: noTracing, logger: silentLogger, onOutbox: () => {} };
  const [orders, placings, records] = [createSqlOrders(own), createSqlPlacings(own), createOrderRecords(db)];
  const someOf = (nth: number) => Math.imul(nth + 1, 7919) % size;
  return [
    {
      what: "order create",
      run: async (nth) => {
        const order = newOrder(nth, size);
        await placings.begin(order.orderNo, order.createdAt);
        const placed = await orders.place(order, { maxUnpaid: 0, request: undefined });
        if (placed.kind !== "placed") throw new Error(placed.kind);
      },
    },
    {
      what: "orders of a buyer",
      run: (nth) => orders.list({ userId: buyerOf(Math.abs(someOf(nth))), status: undefined, page: 1, pageSize: 10 }),
    },
    { what: "timeout sweep, none due", run: () => orders.expired(systemClock.now(), 100) },
    {
      what: "ledger look at ten minutes",
      run: () => records.seckillSince({ since: FIRST_AT + size * APART_MS - LEDGER_MS, after: undefined, limit: 100 }),
    },
    {
      what: "ledger look at 100 numbers",
      run: (nth) =>
        records.describe(Array.from({ length: 100 }, (_, at) => numberOf(Math.abs(someOf(nth * 100 + at))))),
    },
  ];
}

const numberOf = (at: number) => `${PREFIX}${String(at).padStart(10, "0")}`;

function newOrder(nth: number, size: number): UnpaidOrder {
  const [createdAt, line] = [Date.UTC(2026, 9, 1) + nth, { productName: "莲藕", skuName: "一份", picture: "/1.svg" }];
  return {
    ...{ orderNo: `NEW-${size}-${nth}`, userId: NEW_BUYER + nth, kind: "normal", status: "unpaid" },
    items: [{ ...line, skuId: 1, productId: 1, priceCents: 100 as UnpaidOrder["totalCents"], quantity: 1 }],
    ...{ totalCents: 100 as UnpaidOrder["totalCents"], createdAt, payBefore: Date.UTC(2099, 0, 1) },
    receiver: { name: "张三", mobile: "13800000000", address: "湖北省洪湖市莲花路1号" },
  };
}
