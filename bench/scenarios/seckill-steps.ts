import { CONNECTIONS } from "../load/open-driver.ts";
import type { LoadPlan, Remembered } from "../load/plan.ts";
import { FIRST_USER } from "../shop/buyers.ts";
import type { BenchShop } from "../shop/start-shop.ts";

/** Attempts at the sale of a SKU, each by another user. */
export function attempts({ host, port }: BenchShop, skuId: number, tokens: readonly string[]): LoadPlan {
  const bodies = [JSON.stringify({ sku_id: skuId })];
  const steps = [{ method: "POST" as const, path: "/api/v1/product/seckill", bodies }];
  return { host, port, connections: CONNECTIONS, steps, tokens };
}

/** Who made these visits. */
export const usersOf = (visits: readonly Remembered[], tokens: readonly string[]): number[] =>
  visits.map(({ visit }) => FIRST_USER + (visit % tokens.length));

/** Milliseconds of load before anything is measured: the engine compiles what is used. */
export const WARM_UP_SECONDS = 2;
