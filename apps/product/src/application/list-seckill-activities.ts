import type { Clock } from "@mall/kernel";
import type { Activity } from "../domain/seckill-activity.ts";
import type { SeckillActivities } from "./ports/seckill-activities.ts";
import type { Sale, SeckillStock } from "./ports/seckill-stock.ts";
import type { SkuSnapshot, SkuSnapshots } from "./ports/sku-snapshots.ts";

/** A sale as buyers see it. */
export interface ListedSale {
  /** 0 for a sale that was opened by hand. */
  activityId: number;
  sku: SkuSnapshot;
  /** Epoch milliseconds. */
  startMs: number;
  /** Epoch milliseconds; 0: no end. */
  endMs: number;
  stock: number;
  remaining: number;
  limitPerUser: number;
}

export interface ListSeckillActivitiesDependencies {
  activities: Pick<SeckillActivities, "endingAfter">;
  stock: Pick<SeckillStock, "sales">;
  skus: SkuSnapshots;
  clock: Clock;
}

const DAY_MS = 24 * 60 * 60 * 1000;

/** Lists the sales that run, are planned, or ended in the last day, by start. */
export function listSeckillActivities({ activities, stock, skus, clock }: ListSeckillActivitiesDependencies) {
  return async (): Promise<ListedSale[]> => {
    const [planned, sales] = await Promise.all([activities.endingAfter(clock.now() - DAY_MS), stock.sales()]);
    const byHand = sales.filter((sale) => sale.activityId === 0);
    const ids = new Set([...planned, ...byHand].map(({ skuId }) => skuId));
    const names = new Map((ids.size === 0 ? [] : await skus([...ids])).map((sku) => [sku.id, sku]));
    const freeOf = new Map(sales.map((sale) => [sale.activityId, sale.free]));

    const listed = [
      ...planned.map((each) =>
        withName(names, each.skuId, (sku) => listedActivity(each, sku, remaining(each, freeOf))),
      ),
      ...byHand.map((each) => withName(names, each.skuId, (sku) => listedByHand(each, sku))),
    ];
    return listed.filter((sale) => sale !== undefined).sort((left, right) => left.startMs - right.startMs);
  };
}

/** An activity with its names. */
export function listedActivity(activity: Activity, sku: SkuSnapshot, left: number): ListedSale {
  const { id, startMs, endMs, stock, limitPerUser } = activity;
  return { activityId: id, sku, startMs, endMs, stock, remaining: left, limitPerUser };
}

function listedByHand({ startsAt, stock, free, limitPerUser }: Sale, sku: SkuSnapshot): ListedSale {
  return { activityId: 0, sku, startMs: startsAt, endMs: 0, stock, remaining: free, limitPerUser };
}

// Once another sale of the SKU took its place, nothing is left of an activity.
function remaining({ id, state, stock }: Activity, freeOf: ReadonlyMap<number, number>): number {
  return state === "planned" ? stock : (freeOf.get(id) ?? 0);
}

// A sale of a SKU that the catalogue does not have cannot be shown.
function withName(names: ReadonlyMap<number, SkuSnapshot>, skuId: number, show: (sku: SkuSnapshot) => ListedSale) {
  const sku = names.get(skuId);
  return sku && show(sku);
}
