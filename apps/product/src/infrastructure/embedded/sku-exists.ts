import { existsSync } from "node:fs";
import { join } from "node:path";
import { openDatabase } from "@mall/storage";

/** Whether the catalogue in this folder has the SKU; undefined before the shop's first start has made one. */
export function skuExists(dataDir: string, skuId: number): boolean | undefined {
  const file = join(dataDir, "db_product.sqlite");
  if (!existsSync(file)) return undefined;
  const database = openDatabase({ file });
  try {
    return database.prepare("select 1 from skus where id = ?").get(skuId) !== undefined;
  } finally {
    database.close();
  }
}
