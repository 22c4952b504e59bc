import { openMysql } from "@mall/storage/mysql";
import { noTracing } from "@mall/tracing";
import { noteMissingTerms } from "../../apps/product/src/infrastructure/sql/product-terms.ts";
import type { ProductDatabase } from "../../apps/product/src/infrastructure/sql/schema.ts";

const TIMEOUT_MS = 60_000;

/** Lets the search in the database find generated products by their terms. */
export async function noteTerms(url: string, database: string): Promise<void> {
  const db = openMysql<ProductDatabase>({ url, database, tracing: noTracing, timeoutMs: TIMEOUT_MS });
  try {
    await noteMissingTerms(db);
  } finally {
    await db.destroy();
  }
}
