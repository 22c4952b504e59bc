import { join } from "node:path";
import { ProductServiceDefinition } from "@mall/contracts/product";
import type { Consumer } from "@mall/messaging";
import type { Platform, ServiceModule } from "@mall/runtime";
import { migrateToLatest, openSqlite } from "@mall/storage";
import { sql } from "kysely";
import * as application from "./application/index.ts";
import { createSeckill } from "./compose-seckill.ts";
import type { ProductConfig } from "./config.ts";
import { createEmbeddedSearch } from "./infrastructure/embedded/search.ts";
import { createCatalogueHandlers } from "./infrastructure/grpc/catalogue.handler.ts";
import { createStockHandlers } from "./infrastructure/grpc/stock.handler.ts";
import { consumeStockCommands } from "./infrastructure/messaging/stock-commands.consumer.ts";
import { seedCategories, seedProducts } from "./infrastructure/seed/catalogue.ts";
import { createSqlCatalogue } from "./infrastructure/sql/catalogue.ts";
import { productMigrations } from "./infrastructure/sql/migrations.ts";
import type { ProductDatabase } from "./infrastructure/sql/schema.ts";
import { createSqlStock } from "./infrastructure/sql/stock.ts";

export { loadProductConfig, type ProductConfig } from "./config.ts";

/** The product service, and what the shop's staff and scripts do with it. */
export interface ProductModule extends ServiceModule<ProductServiceDefinition> {
  catalogue: {
    save: ReturnType<typeof application.saveProduct>;
    withdraw: ReturnType<typeof application.withdrawProduct>;
  };
}

/** Wires the product service. */
export async function composeProduct({ synchronous }: ProductConfig, platform: Platform): Promise<ProductModule> {
  const { clock, logger, tracing, broker, dataDir } = platform;
  const db = openSqlite<ProductDatabase>({ file: join(dataDir, "db_product.sqlite"), tracing, synchronous });
  await migrateToLatest(db, productMigrations);

  const catalogue = createSqlCatalogue({ db, clock });
  const stock = createSqlStock({ db, clock });
  const search = createEmbeddedSearch();
  await application.openCatalogue({ catalogue, search, logger })({
    categories: seedCategories,
    products: seedProducts,
  });
  const seckill = await createSeckill({ platform, config: { synchronous }, skus: catalogue.skus });

  const settle = application.settleStock({ stock, logger, settleSeckill: seckill.handleStockCommand });
  let commands: Consumer | undefined;

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
      ...seckill.implementation,
    },
    catalogue: {
      save: application.saveProduct({ catalogue, search }),
      withdraw: application.withdrawProduct({ catalogue, search }),
    },
    start: async () => {
      await seckill.start();
      commands = await consumeStockCommands(broker, settle);
    },
    stop: async () => {
      await commands?.stop();
      await seckill.stop();
      await db.destroy();
    },
    ready: async () => {
      await sql`select 1`.execute(db);
    },
  };
}
