import { type Clock, fail, type Logger } from "@mall/kernel";
import type { Activity } from "../domain/seckill-activity.ts";
import { type ListedSale, listedActivity, remainingOf } from "./list-seckill-activities.ts";
import type { ActivityOpener } from "./open-seckill-activities.ts";
import type { ActivityChange, SeckillActivities } from "./ports/seckill-activities.ts";
import type { SeckillStock } from "./ports/seckill-stock.ts";
import type { SkuSnapshots } from "./ports/sku-snapshots.ts";

export interface ChangeSeckillActivityDependencies {
  activities: Pick<SeckillActivities, "start" | "stop" | "find">;
  opener: Pick<ActivityOpener, "openDue">;
  stock: Pick<SeckillStock, "saleOf">;
  skus: SkuSnapshots;
  clock: Clock;
  logger: Logger;
}

/**
 * Starts a planned sale before its time, ends one that runs, calls a planned one off. What is so already stays so. Throws
 * AppError `sale_not_found`, `sale_over`, or `activity_overlaps` when another sale of the SKU stands in the way.
 */
export function changeSeckillActivity(deps: ChangeSeckillActivityDependencies) {
  const { activities, opener, stock, skus, clock, logger } = deps;
  const shown = async (activity: Activity): Promise<ListedSale> => {
    const [sku] = await skus([activity.skuId]);
    if (!sku) throw fail("sku_not_found", { field: "id" });
    const sale = await stock.saleOf(activity.skuId);
    return listedActivity(activity, sku, { left: remainingOf(activity, sale ? [sale] : []), now: clock.now() });
  };
  return {
    start: async (id: number): Promise<ListedSale> => {
      const started = done(await activities.start(id));
      await opener.openDue();
      logger.info({ activity: id, sku_id: started.skuId }, "seckill activity started by staff");
      return await shown((await activities.find(id)) ?? started);
    },
    stop: async (id: number): Promise<ListedSale> => {
      const stopped = done(await activities.stop(id));
      // Whoever opens what is due learns that this one is not planned any more.
      await opener.openDue();
      logger.info({ activity: id, sku_id: stopped.skuId }, "seckill activity stopped by staff");
      return await shown(stopped);
    },
  };
}

function done(change: ActivityChange): Activity {
  if (change.kind === "unknown") throw fail("sale_not_found", { field: "id" });
  if (change.kind === "over") throw fail("sale_over", { field: "id" });
  if (change.kind === "overlaps") throw fail("activity_overlaps", { field: "id" });
  return change.activity;
}
