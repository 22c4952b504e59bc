import type { Clock, Logger } from "@mall/kernel";
import type { SeckillActivities } from "./ports/seckill-activities.ts";

/** Puts planned sales on at their time. */
export interface ActivityOpener {
  /** Whether a planned activity should be open by now. Costs no I/O: it goes by what `openDue` saw last. */
  isDue(): boolean;
  /** Opens what is due. Call it at intervals and after planning, so that `isDue` knows the plans of other processes. */
  openDue(): Promise<void>;
}

/** Makes the opener. It knows of no activity before its first `openDue`. */
export function openSeckillActivities(deps: {
  activities: SeckillActivities;
  clock: Clock;
  logger: Logger;
}): ActivityOpener {
  const { activities, clock, logger } = deps;
  let nextStart = Number.POSITIVE_INFINITY;
  return {
    isDue: () => clock.now() >= nextStart,
    openDue: async () => {
      const result = await activities.openDue();
      nextStart = result.nextStart;
      for (const { id, skuId, stock } of result.opened) {
        logger.info({ activity: id, sku_id: skuId, stock }, "seckill activity opened");
      }
    },
  };
}
