import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { prepareSeckill } from "@mall/product/seckill";

/** The most units a sale may have. */
export const MAX_STOCK = 1_000_000;

/** Where the shop on this machine keeps its data: DATA_DIR, or .data in the project. Absolute. */
export function dataFolder(): string {
  return resolve(process.env.DATA_DIR || fileURLToPath(new URL("../../.data", import.meta.url)));
}

/** Opens a sale on this machine's shop, running or not; answers how many buyers of the round before were forgotten. */
export function prepareSale(skuId: number, stock: number): Promise<number> {
  return prepareSeckill({ dataDir: dataFolder(), skuId, stock });
}
