import { OrderServiceDefinition } from "@mall/contracts/order";
import { ProductServiceDefinition } from "@mall/contracts/product";
import { type Consumer, createOutboxRelay, type OutboxRelay } from "@mall/messaging";
import { openServiceDatabase, type Platform, type ServiceDatabase, type ServiceModule } from "@mall/runtime";
import { type Kysely, sql } from "kysely";
import * as application from "./application/index.ts";
import type { ProductIndex } from "./application/ports/product-search.ts";
import { rememberAnswers } from "./compose-answers.ts";
import { createReconciler } from "./compose-reconcile.ts";
import { openLocalSales, openSharedSales } from "./compose-sales.ts";
import { createSeckill } from "./compose-seckill.ts";
import type { ProductConfig } from "./config.ts";
import type { Answers } from "./infrastructure/answers/answers.ts";
import { rememberCatalogue } from "./infrastructure/answers/remember-catalogue.ts";
import { tellOfEdits } from "./infrastructure/answers/remember-editing.ts";
import { rememberSearch } from "./infrastructure/answers/remember-search.ts";
import { createEmbeddedSearch } from "./infrastructure/embedded/search.ts";
import { createFallbackSearch } from "./infrastructure/fallback-search.ts";
import { createOrderRecords } from "./infrastructure/gateways/order-records.ts";
import { createCatalogueHandlers } from "./infrastructure/grpc/catalogue.handler.ts";
import { createEditingHandlers } from "./infrastructure/grpc/catalogue-editing.handler.ts";
import { createLedgerHandlers } from "./infrastructure/grpc/ledger.handler.ts";
import { createStockHandlers } from "./infrastructure/grpc/stock.handler.ts";
import { consumeProductChanges } from "./infrastructure/messaging/product-changes.consumer.ts";
import { consumeStockCommands } from "./infrastructure/messaging/stock-commands.consumer.ts";
import { seedCategories, seedProducts } from "./infrastructure/seed/catalogue.ts";
import { createSqlCatalogue } from "./infrastructure/sql/catalogue.ts";
import { createSqlCatalogueEditing } from "./infrastructure/sql/catalogue-editing.ts";
import { keepTerms } from "./infrastructure/sql/keep-terms.ts";
import { productMigrations } from "./infrastructure/sql/migrations.ts";
import type { ProductDatabase } from "./infrastructure/sql/schema.ts";
import { createSqlSearch } from "./infrastructure/sql/search.ts";
import { createSqlStock } from "./infrastructure/sql/stock.ts";
import { tellOfUnits } from "./tell-of-units.ts";

export { loadProductConfig, type ProductConfig, productVariables } from "./config.ts";

/** The service's tables. */
export const productTables: ServiceDatabase = { name: "db_product", migrations: productMigrations };

/** The product service, and what the shop's staff and scripts do with it. */
export interface ProductModule extends ServiceModule<ProductServiceDefinition> {
  catalogue: {
    save: ReturnType<typeof application.saveProduct>;
    withdraw: ReturnType<typeof application.withdrawProduct>;
  };
}

/** Wires the product service. */
export async function composeProduct(config: ProductConfig, platform: Platform): Promise<ProductModule> {
  const { database, redis, searchUrl, reconcile } = config;
  const { clock, logger, tracing, broker } = platform;
  const db = await openServiceDatabase<ProductDatabase>(platform, productTables, database);

  const remembered = rememberAnswers(platform);
  const catalogue = rememberCatalogue(createSqlCatalogue({ db, clock, tracing }), remembered);
  const editing = tellOfEdits(createSqlCatalogueEditing({ db, clock, tracing }), remembered);
  const stock = createSqlStock({ db, clock, tracing });
  const index =
    searchUrl === undefined
      ? createEmbeddedSearch()
      : await openSharedSearch(searchUrl, platform, { db, answers: remembered.answers });
  const search = rememberSearch(index, remembered);
  await application.openCatalogue({ catalogue, search, logger })({
    categories: seedCategories,
    products: seedProducts,
  });
  const opened = redis ? await openSharedSales(platform, redis, db) : openLocalSales(platform, database.synchronous);
  const sales = tellOfUnits(opened, platform.invalidations);
  const orders = createOrderRecords(platform.directory.client(OrderServiceDefinition));
  const seckill = await createSeckill({ platform, sales, skus: catalogue.skus, orders });

  const reconciler = createReconciler({ platform, config: reconcile, db, stock, sales });

  const settle = application.settleStock({ stock, logger, settleSeckill: seckill.handleStockCommand });
  const indexChanged = application.indexProducts({ catalogue, search });
  const withdraw = application.withdrawProduct({ catalogue, search, logger });
  const tellSearch = (ids: readonly number[]) =>
    // The message of the change brings it to the search in any case; this only spares the wait.
    indexChanged(ids).catch((error: unknown) =>
      logger.warn({ err: error, products: ids }, "changed products reach the search later"),
    );
  let consumers: Consumer[] = [];
  let relay: OutboxRelay | undefined;
  let terms: ReturnType<typeof keepTerms> | undefined;

  return {
    definition: ProductServiceDefinition,
    implementation: {
      ...createCatalogueHandlers({
        list: application.listProducts({ search }),
        get: application.getProduct({ catalogue }),
        getSkus: application.getSkus({ catalogue }),
        suggest: application.suggestProducts({ search }),
      }),
      ...createStockHandlers({
        reserve: application.reserveStock({ stock, catalogue }),
        release: application.releaseStock({ stock }),
      }),
      ...createEditingHandlers({
        reads: application.readCatalogue({ catalogue: editing }),
        edit: application.editCatalogue({ catalogue: editing, tellSearch, sales: sales.stock, clock }),
        remove: application.deleteProduct({ catalogue, withdraw, sales: sales.stock, clock }),
        setPrices: application.setPrices({ catalogue: editing }),
        adjust: application.adjustStock({ catalogue: editing, logger }),
      }),
      ...seckill.implementation,
      ...createLedgerHandlers({
        getLedger: application.getLedger({ sales: sales.stock, stock, journal: reconciler.journal }),
      }),
    },
    catalogue: {
      save: application.saveProduct({ catalogue, search, logger }),
      withdraw,
    },
    start: async () => {
      await seckill.start();
      relay = createOutboxRelay({ db, broker, logger });
      consumers = [await consumeStockCommands(broker, settle), await consumeProductChanges(broker, indexChanged)];
      reconciler.start();
      // Only the search that stands in for the server's asks for them.
      if (searchUrl !== undefined) terms = keepTerms(db, logger);
    },
    stop: async () => {
      await reconciler.stop();
      await terms?.stop();
      await Promise.all(consumers.map((consumer) => consumer.stop()));
      await relay?.stop();
      await seckill.stop();
      remembered.close();
      await search.close();
      await db.destroy();
    },
    ready: async () => {
      const catalogue = sql`select 1`.execute(db);
      // The flash sale in Redis goes on without the database, and the catalogue without Redis: breakers stop the other half.
      await (redis ? Promise.any([catalogue, sales.ready()]) : catalogue);
    },
  };
}

/** The search on Elasticsearch, and on the database while that is away. */
async function openSharedSearch(
  url: string,
  { clock, logger, tracing, flow }: Platform,
  { db, answers }: { db: Kysely<ProductDatabase>; answers: Answers },
): Promise<ProductIndex> {
  const { openElasticSearch } = await import("./infrastructure/elasticsearch/open-elasticsearch.ts");
  const primary = openElasticSearch({ url, clock, logger, tracing, answers });
  const fallback = createSqlSearch(db, answers);
  return createFallbackSearch({ primary, fallback, guard: flow?.guard, logger });
}
