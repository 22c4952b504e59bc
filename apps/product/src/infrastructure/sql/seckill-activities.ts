import type { Clock, Logger } from "@mall/kernel";
import type { Kysely } from "@mall/storage";
import type { SeckillActivities } from "../../application/ports/seckill-activities.ts";
import type { NewSale } from "../../application/ports/seckill-stock.ts";
import type { Activity } from "../../domain/seckill-activity.ts";
import {
  findActivity,
  findEndingAfter,
  findLatest,
  findUnended,
  moveActivity,
  planActivity,
} from "./seckill-activities-rows.ts";
import type { SeckillActivitiesDatabase } from "./seckill-activities-schema.ts";
import { startActivity, stopActivity } from "./seckill-activity-changes.ts";

/** The sales that activities open; they are kept elsewhere, and may be lost or replaced there. */
export interface ActivitySales {
  /** Puts an activity's stock on sale; does nothing when it ever was on sale. */
  open(activityId: number, sale: NewSale): Promise<void>;
  /** Ends an activity's sale at this moment, or sees to it that it never opens. */
  close(activityId: number, skuId: number): Promise<void>;
  /** The activity whose sale a SKU has now: 0 for a sale by hand, undefined without one. */
  activityOf(skuId: number): Promise<number | undefined>;
}

export interface SqlSeckillActivitiesDependencies {
  db: Kysely<SeckillActivitiesDatabase>;
  sales: ActivitySales;
  clock: Clock;
  logger: Logger;
}

/**
 * Planned sales on SQL that SQLite and MySQL share. A sale is opened first and marked after: who dies in between leaves
 * an activity that the next one marks, and every open activity was on sale.
 */
export function createSqlSeckillActivities(deps: SqlSeckillActivitiesDependencies): SeckillActivities {
  const { db, clock, sales } = deps;
  return {
    plan: (draft) => planActivity(db, draft, clock.now()),
    openDue: async () => {
      const now = clock.now();
      const opened: Activity[] = [];
      let nextStart = Number.POSITIVE_INFINITY;
      for (const activity of await findUnended(db)) {
        if (activity.endMs <= now) await moveActivity(db, activity, { state: "ended" });
        else if (activity.state === "open") await endIfGone(deps, activity, now);
        else if (activity.startMs > now) nextStart = Math.min(nextStart, activity.startMs);
        else if (await open(deps, activity)) opened.push({ ...activity, state: "open" });
      }
      return { opened, nextStart };
    },
    endingAfter: (moment) => findEndingAfter(db, moment),
    find: (id) => findActivity(db, id),
    latest: (limit) => findLatest(db, limit),
    start: (id) => startActivity(db, id, clock),
    stop: (id) => stopActivity(db, id, { clock, close: sales.close }),
  };
}

/** False when another process marked it. */
async function open({ db, sales }: SqlSeckillActivitiesDependencies, activity: Activity): Promise<boolean> {
  const { id, skuId, stock, startMs, endMs, limitPerUser } = activity;
  await sales.open(id, { skuId, stock, startsAt: startMs, endsAt: endMs, limitPerUser });
  return await moveActivity(db, activity, { state: "open" });
}

/** Ends an activity whose sale another sale took the place of, or that was lost with the data of Redis. */
async function endIfGone(
  { db, sales, logger }: SqlSeckillActivitiesDependencies,
  activity: Activity,
  now: number,
): Promise<void> {
  const present = await sales.activityOf(activity.skuId);
  if (present === activity.id) return;
  if (!(await moveActivity(db, activity, { state: "ended", endMs: now }))) return;
  const sentence = `the sale of SKU ${activity.skuId} is gone from Redis: activity ${activity.id} ended, its books are closed`;
  logger.warn({ activity: activity.id, sku_id: activity.skuId, sale_of_activity: present ?? "none" }, sentence);
}
