import { randomBytes } from "node:crypto";
import { OrderServiceDefinition } from "@mall/contracts/order";
import { type Loop, startLoop } from "@mall/kernel";
import type { Platform } from "@mall/runtime";
import type { Kysely } from "@mall/storage";
import type { Stock } from "./application/ports/stock.ts";
import { adoptOrders } from "./application/reconcile/adopt-orders.ts";
import { checkSales } from "./application/reconcile/check-sales.ts";
import { checkStock } from "./application/reconcile/check-stock.ts";
import { createJournal, type Journal } from "./application/reconcile/journal.ts";
import { ordersSince } from "./application/reconcile/orders-since.ts";
import { reconcile } from "./application/reconcile/reconcile.ts";
import { reconcileClaims } from "./application/reconcile/reconcile-claims.ts";
import { reconcileReservations } from "./application/reconcile/reconcile-reservations.ts";
import { tidyClaims } from "./application/reconcile/tidy-claims.ts";
import type { Walk } from "./application/reconcile/walk.ts";
import type { SeckillSales } from "./compose-sales.ts";
import type { ReconcileConfig } from "./config.ts";
import { createOrderRecords } from "./infrastructure/gateways/order-records.ts";
import type { ProductDatabase } from "./infrastructure/sql/schema.ts";
import { createSqlStockBooks } from "./infrastructure/sql/stock-books.ts";

export interface ReconcilerOptions {
  platform: Pick<Platform, "clock" | "logger" | "tracing" | "broker" | "directory">;
  config: ReconcileConfig;
  db: Kysely<ProductDatabase>;
  stock: Stock;
  sales: Pick<SeckillSales, "stock" | "books">;
}

/** What keeps the books in order. */
export interface Reconciler {
  journal: Journal;
  /** One pass, now. */
  pass(): Promise<void>;
  /** Begins to pass at intervals, if it is to. */
  start(): void;
  /** Waits for the pass under way. */
  stop(): Promise<void>;
}

/** Wires the reconciler. */
export function createReconciler(options: ReconcilerOptions): Reconciler {
  const { clock, logger, tracing } = options.platform;
  const { everyMs } = options.config;
  const journal = createJournal({ clock, logger });
  const inPass = reconcile({ walks: walksOf(options, journal), journal, logger });
  // In a trace that nobody records: passes would fill the list of traces.
  const pass = () => tracing.extract(unrecordedTrace(), inPass);
  let loop: Loop | undefined;
  return {
    journal,
    pass,
    start: () => {
      if (everyMs > 0) loop = startLoop({ name: "reconciler", intervalMs: everyMs, run: pass, logger });
    },
    stop: async () => await loop?.stop(),
  };
}

/** Pages of the latest orders in a pass, and of all orders since the sales began. */
const PAGES = { latest: 20, all: 4 };

function walksOf({ platform, config, db, stock, sales }: ReconcilerOptions, journal: Journal): Walk[] {
  const { clock, logger, broker, directory } = platform;
  const { graceMs, makingMs, retentionMs } = config;
  const orders = createOrderRecords(directory.client(OrderServiceDefinition));
  const shared = { orders, journal, clock, graceMs };
  const { books } = sales;
  const stockBooks = createSqlStockBooks(db);
  const since = ordersSince({ stock: sales.stock, clock });
  return [
    adoptOrders({ ...shared, books, since: since.latest, pages: PAGES.latest }),
    adoptOrders({ ...shared, books, since: since.all, pages: PAGES.all }),
    reconcileClaims({ ...shared, books, stock: sales.stock, broker }),
    reconcileReservations({ ...shared, books: stockBooks, stock, makingMs }),
    checkSales({ books, journal }),
    checkStock({ books: stockBooks, journal, clock }),
    tidyClaims({ books, journal, clock, logger, retentionMs }),
  ];
}

/** A W3C trace context whose flags say that it is not sampled. */
function unrecordedTrace(): Record<string, string> {
  return { traceparent: `00-${randomBytes(16).toString("hex")}-${randomBytes(8).toString("hex")}-00` };
}
