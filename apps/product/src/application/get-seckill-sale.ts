import { type Clock, fail } from "@mall/kernel";
import { type Activity, type SaleState, stateAt } from "../domain/seckill-activity.ts";
import { remainingOf } from "./list-seckill-activities.ts";
import type { SeckillActivities } from "./ports/seckill-activities.ts";
import type { Sale, SeckillStock } from "./ports/seckill-stock.ts";

export interface GetSeckillSaleDependencies {
  activities: Pick<SeckillActivities, "endingAfter">;
  stock: Pick<SeckillStock, "saleOf">;
  clock: Clock;
}

/** The sale of a SKU as it stands. */
export interface PresentSale {
  /** 0 for a sale that was opened by hand. */
  activityId: number;
  state: SaleState;
  remaining: number;
  stock: number;
  /** Epoch milliseconds. */
  startMs: number;
  /** Epoch milliseconds; 0: no end. */
  endMs: number;
}

const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * Finds the sale that runs, else the next one planned, else the last one, of the last day or not replaced since. Throws
 * AppError `sale_not_found`.
 */
export function getSeckillSale({ activities, stock, clock }: GetSeckillSaleDependencies) {
  return async (skuId: number): Promise<PresentSale> => {
    const now = clock.now();
    const [sale, ending] = await Promise.all([stock.saleOf(skuId), activities.endingAfter(now - DAY_MS)]);
    const own = ending.filter((activity) => activity.skuId === skuId);
    if (sale && isOn(sale, now)) return presentOf(sale, "running");
    const next = own.find((activity) => activity.state === "planned" && activity.endMs > now);
    const last = own.filter(({ state }) => state !== "planned").sort((left, right) => right.endMs - left.endMs)[0];
    const shown = next ?? last;
    if (shown) return presentOfActivity(shown, sale, now);
    if (!sale) throw fail("sale_not_found", { field: "sku_id" });
    return presentOf(sale, "ended");
  };
}

function isOn({ startsAt, endsAt }: Sale, now: number): boolean {
  return startsAt <= now && (endsAt === undefined || now < endsAt);
}

function presentOf({ activityId, free, stock, startsAt, endsAt }: Sale, state: SaleState): PresentSale {
  return { activityId, state, remaining: free, stock, startMs: startsAt, endMs: endsAt ?? 0 };
}

function presentOfActivity(activity: Activity, sale: Sale | undefined, now: number): PresentSale {
  const { id, stock, startMs, endMs } = activity;
  const remaining = remainingOf(activity, sale ? [sale] : []);
  return { activityId: id, state: stateAt(activity, now), remaining, stock, startMs, endMs };
}
