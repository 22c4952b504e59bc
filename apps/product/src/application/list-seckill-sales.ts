import { type Clock, fail } from "@mall/kernel";
import { type ListedSale, listedActivity, listedByHand, remainingOf } from "./list-seckill-activities.ts";
import type { SeckillActivities } from "./ports/seckill-activities.ts";
import type { SeckillStock } from "./ports/seckill-stock.ts";
import type { SkuSnapshots } from "./ports/sku-snapshots.ts";

export interface ListSeckillSalesDependencies {
  activities: Pick<SeckillActivities, "latest">;
  stock: Pick<SeckillStock, "sales">;
  skus: SkuSnapshots;
  clock: Clock;
}

/** Entries that are found by paging, at most. */
const MOST_PAGED = 10_000;

/**
 * Lists all activities and the sales that were opened by hand, the latest start first. A sale of a SKU that the catalogue
 * does not have any more is left out of its page. Throws AppError `invalid_input`.
 */
export function listSeckillSales({ activities, stock, skus, clock }: ListSeckillSalesDependencies) {
  return async ({ page, pageSize }: { page: number; pageSize: number }) => {
    requireWithin(page, MOST_PAGED, "page");
    requireWithin(pageSize, 100, "page_size");
    const end = Math.min(page * pageSize, MOST_PAGED);
    const [{ activities: planned, total }, sales] = await Promise.all([activities.latest(end), stock.sales()]);
    const byHand = sales.filter((sale) => sale.activityId === 0);
    const entries = [
      ...planned.map((activity) => ({ startMs: activity.startMs, skuId: activity.skuId, activity, sale: undefined })),
      ...byHand.map((sale) => ({ startMs: sale.startsAt, skuId: sale.skuId, activity: undefined, sale })),
    ].sort((left, right) => right.startMs - left.startMs);
    const shown = entries.slice((page - 1) * pageSize, end);
    const ids = [...new Set(shown.map(({ skuId }) => skuId))];
    const names = new Map((ids.length === 0 ? [] : await skus(ids)).map((sku) => [sku.id, sku]));
    const now = clock.now();
    const listed = shown.flatMap(({ skuId, activity, sale }): ListedSale[] => {
      const sku = names.get(skuId);
      if (!sku) return [];
      if (activity) return [listedActivity(activity, sku, { left: remainingOf(activity, sales), now })];
      return [listedByHand(sale, sku, now)];
    });
    return { sales: listed, total: total + byHand.length };
  };
}

function requireWithin(value: number, max: number, field: string): void {
  if (value < 1 || value > max) throw fail("invalid_input", { field, params: { reason: `1..${max}` } });
}
