import { type Clock, fail } from "@mall/kernel";
import { type ActivityDraft, checkActivity } from "../domain/seckill-activity.ts";
import { type ListedSale, listedActivity } from "./list-seckill-activities.ts";
import type { ActivityOpener } from "./open-seckill-activities.ts";
import type { SeckillActivities } from "./ports/seckill-activities.ts";
import type { SkuSnapshots } from "./ports/sku-snapshots.ts";

export interface PlanSeckillActivityDependencies {
  activities: SeckillActivities;
  opener: Pick<ActivityOpener, "openDue">;
  skus: SkuSnapshots;
  clock: Clock;
}

/**
 * Plans a sale; one whose start is not in the future is opened at once. Throws AppError `invalid_input`,
 * `sku_not_found`, or `activity_overlaps` when the SKU has another activity at some moment of that time.
 */
export function planSeckillActivity({ activities, opener, skus, clock }: PlanSeckillActivityDependencies) {
  return async (draft: ActivityDraft): Promise<ListedSale> => {
    checkActivity(draft, clock.now());
    const [sku] = await skus([draft.skuId]);
    if (!sku) throw fail("sku_not_found", { field: "sku_id" });
    const activity = await activities.plan(draft);
    if (!activity) throw fail("activity_overlaps", { field: "start" });
    await opener.openDue();
    return listedActivity(activity, sku, { left: activity.stock, now: clock.now() });
  };
}
