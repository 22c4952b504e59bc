import type { Clock } from "@mall/kernel";
import { type Activity, type SaleState, stateAt, wasCalledOff } from "../domain/seckill-activity.ts";
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
  state: SaleState;
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
    const now = clock.now();
    const [ending, sales] = await Promise.all([activities.endingAfter(now - DAY_MS), stock.sales()]);
    const planned = ending.filter((activity) => !wasCalledOff(activity));
    const byHand = sales.filter((sale) => sale.activityId === 0);
    const ids = new Set([...planned, ...byHand].map(({ skuId }) => skuId));
    const names = new Map((ids.size === 0 ? [] : await skus([...ids])).map((sku) => [sku.id, sku]));

    const listed = [
      ...planned.map((each) =>
        withName(names, each.skuId, (sku) => listedActivity(each, sku, { left: remainingOf(each, sales), now })),
      ),
      ...byHand.map((each) => withName(names, each.skuId, (sku) => listedByHand(each, sku, now))),
    ];
    return listed.filter((sale) => sale !== undefined).sort((left, right) => left.startMs - right.startMs);
  };
}

/** An activity with its names, the units that are left of it, and where it stands now (epoch milliseconds). */
export function listedActivity(
  activity: Activity,
  sku: SkuSnapshot,
  { left, now }: { left: number; now: number },
): ListedSale {
  const { id, startMs, endMs, stock, limitPerUser } = activity;
  return { activityId: id, sku, startMs, endMs, stock, remaining: left, limitPerUser, state: stateAt(activity, now) };
}

/** A sale by hand with its names, and where it stands now (epoch milliseconds). */
export function listedByHand(sale: Sale, sku: SkuSnapshot, now: number): ListedSale {
  const { startsAt, endsAt = Number.POSITIVE_INFINITY, stock, free, limitPerUser } = sale;
  const state = now < startsAt ? "planned" : now < endsAt ? "running" : "ended";
  return { activityId: 0, sku, startMs: startsAt, endMs: 0, stock, remaining: free, limitPerUser, state };
}

/** Units left of an activity: none once another sale of the SKU took its place, or when it was called off. */
export function remainingOf({ id, state, stock }: Activity, sales: readonly Sale[]): number {
  return state === "planned" ? stock : (sales.find((sale) => sale.activityId === id)?.free ?? 0);
}

// A sale of a SKU that the catalogue does not have cannot be shown.
function withName(names: ReadonlyMap<number, SkuSnapshot>, skuId: number, show: (sku: SkuSnapshot) => ListedSale) {
  const sku = names.get(skuId);
  return sku && show(sku);
}
