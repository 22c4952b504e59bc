import { setTimeout as sleep } from "node:timers/promises";
import { type Logger, systemClock } from "@mall/kernel";
import { openMysql } from "@mall/storage/mysql";
import { noTracing } from "@mall/tracing";
import { productPages } from "./application/product-pages.ts";
import { openElasticSearch } from "./infrastructure/elasticsearch/open-elasticsearch.ts";
import { createSqlCatalogue } from "./infrastructure/sql/catalogue.ts";
import type { ProductDatabase } from "./infrastructure/sql/schema.ts";

/** The servers of the shop, and who says what happens. */
export interface SearchRebuild {
  mysqlUrl: string;
  searchUrl: string;
  logger: Logger;
  /** Default `db_product`. */
  database?: string;
  /** Default `products`. */
  index?: string;
}

/** Milliseconds until it is tried again when another process rebuilds. */
const WAIT_MS = 1000;

/** Milliseconds a call may take. Nobody waits for this one. */
const TIMEOUT_MS = 30_000;

/**
 * Makes the search index anew from the database while the shop goes on; answers how many products it has.
 * @throws AppError `service_unavailable` when a server is away.
 */
export async function rebuildSearch({ mysqlUrl, searchUrl, logger, ...names }: SearchRebuild): Promise<number> {
  const { database = "db_product", ...index } = names;
  const own = { clock: systemClock, tracing: noTracing, timeoutMs: TIMEOUT_MS };
  const db = openMysql<ProductDatabase>({ ...own, url: mysqlUrl, database, poolSize: 2 });
  const search = openElasticSearch({ ...own, ...index, url: searchUrl, logger });
  const catalogue = createSqlCatalogue({ ...own, db });
  try {
    for (let waiting = false; ; waiting = true) {
      const products = await search.rebuild(() => productPages(catalogue));
      if (products !== undefined) return products;
      // That one may have passed what was changed just before this was started.
      if (!waiting) logger.info({}, "another process rebuilds the search index; waiting until it is done");
      await sleep(WAIT_MS);
    }
  } finally {
    await search.close();
    await db.destroy();
  }
}
