import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { loadConfig, redisOf, redisVariables } from "@mall/config";
import { AppError } from "@mall/kernel";
import { prepareSeckill } from "@mall/product/seckill";
import { Type } from "typebox";
import { UsageError } from "./whole-number.ts";

/** The most units a sale may have. */
export const MAX_STOCK = 1_000_000;

/** Where the shop on this machine keeps its data: DATA_DIR, or .data in the project. Absolute. */
export function dataFolder(): string {
  return resolve(process.env.DATA_DIR || fileURLToPath(new URL("../../.data", import.meta.url)));
}

/**
 * Opens a sale on this machine's shop, running or not; answers how many buyers of the round before were forgotten.
 * @throws UsageError for a SKU that is not there.
 */
export async function prepareSale(skuId: number, stock: number): Promise<number> {
  try {
    const redis = redisOf(loadConfig(Type.Object(redisVariables), process.env));
    return await prepareSeckill({ dataDir: dataFolder(), redis, skuId, stock });
  } catch (error) {
    if (!(error instanceof AppError && error.slug === "sku_not_found")) throw error;
    throw new UsageError(`There is no SKU ${skuId}. The start page of the shop shows each product's SKU.`);
  }
}
