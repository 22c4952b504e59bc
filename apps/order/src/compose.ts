import { AddressServiceDefinition } from "@mall/contracts/address";
import { CartServiceDefinition } from "@mall/contracts/cart";
import { OrderServiceDefinition } from "@mall/contracts/order";
import { ProductServiceDefinition } from "@mall/contracts/product";
import { createNumberGenerator } from "@mall/kernel";
import { openServiceDatabase, type Platform, type ServiceDatabase, type ServiceModule } from "@mall/runtime";
import { sql } from "kysely";
import * as application from "./application/index.ts";
import type { OrderConfig } from "./config.ts";
import { type Background, startBackground } from "./infrastructure/background.ts";
import { createAddressGateway } from "./infrastructure/gateways/address-book.ts";
import { createCartGateway } from "./infrastructure/gateways/carts.ts";
import { createStockGateway } from "./infrastructure/gateways/stock.ts";
import { createOrderHandlers } from "./infrastructure/grpc/handlers.ts";
import type { OrderDatabase } from "./infrastructure/sql/database.ts";
import { orderMigrations } from "./infrastructure/sql/migrations.ts";
import { createOrderStatistics } from "./infrastructure/sql/order-figures.ts";
import { createSqlOrders } from "./infrastructure/sql/orders.ts";
import { createSqlPlacings } from "./infrastructure/sql/placings.ts";
import { createOrderRecords } from "./infrastructure/sql/reconcile-reads.ts";
import { createSqlRequests } from "./infrastructure/sql/requests.ts";

export { loadOrderConfig, type OrderConfig, orderVariables } from "./config.ts";

/** The service's tables. */
export const orderTables: ServiceDatabase = { name: "db_order", migrations: orderMigrations };

/** Wires the order service. */
export async function composeOrder(
  { rules, sweepMs, placingTimeoutMs, database }: OrderConfig,
  platform: Platform,
): Promise<ServiceModule<typeof OrderServiceDefinition>> {
  const { clock, logger, tracing, broker, directory } = platform;
  const db = await openServiceDatabase<OrderDatabase>(platform, orderTables, database);

  let background: Background | undefined;
  const store = { db, clock, tracing, onOutbox: () => background?.kick() };
  const orders = createSqlOrders(store);
  const placings = createSqlPlacings(store);
  const requests = createSqlRequests(db);
  const records = createOrderRecords(db);

  const stock = createStockGateway(directory.client(ProductServiceDefinition));
  const carts = createCartGateway(directory.client(CartServiceDefinition));
  const addresses = createAddressGateway(directory.client(AddressServiceDefinition), clock);
  const drawOrderNo = createNumberGenerator(clock);

  const implementation = createOrderHandlers({
    create: application.createOrder({
      ...{ orders, requests, placings, stock, carts, addresses, drawOrderNo, clock, logger, rules },
    }),
    cancel: application.cancelOrder({ orders, clock }),
    list: application.listOrders({ orders }),
    get: application.getOrder({ orders }),
    confirmPayment: application.confirmPayment({ orders, clock }),
    describe: application.describeOrders({ records }),
    listAll: application.listAllOrders({ orders }),
    fulfil: application.fulfilOrders({ orders, clock }),
    figures: application.getOrderFigures({ statistics: createOrderStatistics(db) }),
    listSeckill: application.listSeckillOrders({ records }),
  });

  return {
    definition: OrderServiceDefinition,
    implementation,
    start: async () => {
      background = await startBackground({
        ...{ db, broker, logger, sweepMs },
        closeExpired: application.closeExpiredOrder({ orders, clock, logger, strikeWindowMs: rules.strikeWindowMs }),
        placeSeckill: application.placeSeckillOrders({ orders, addresses, clock, logger, rules }),
        forgetRequests: application.forgetOldRequests({ requests, clock }),
        releaseStale: application.releaseStalePlacings({ placings, clock, logger, staleAfterMs: placingTimeoutMs }),
      });
    },
    stop: async () => {
      await background?.stop();
      await db.destroy();
    },
    ready: async () => {
      await sql`select 1`.execute(db);
    },
  };
}
