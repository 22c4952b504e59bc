import type { DatabaseSync } from "node:sqlite";
import type { Clock } from "@mall/kernel";
import { createTransaction } from "@mall/storage";
import type { ActivityChange, SeckillActivities } from "../../application/ports/seckill-activities.ts";
import type { Activity } from "../../domain/seckill-activity.ts";

function prepareStatements(database: DatabaseSync) {
  return {
    between: database.prepare(
      `select 1 from seckill_activities
       where sku_id = ? and id <> ? and state in ('planned', 'open') and start_ms < ? and end_ms > ?`,
    ),
    setStart: database.prepare("update seckill_activities set start_ms = ? where id = ? and start_ms > ?"),
    stop: database.prepare("update seckill_activities set state = 'ended', stopped = 1, end_ms = ? where id = ?"),
    endSale: database.prepare("update seckill_stock set ends_at = ? where sku_id = ? and activity_id = ?"),
  };
}

/** What staff changes of activities, on an SQLite connection whose schema is there. */
export function createActivityChanges(
  database: DatabaseSync,
  clock: Clock,
  find: (id: number) => Activity | undefined,
): Pick<SeckillActivities, "start" | "stop"> {
  const statements = prepareStatements(database);
  const transaction = createTransaction(database);

  /** Goes on with one that is not over at `now`. */
  const changing = (id: number, change: (activity: Activity, now: number) => ActivityChange): ActivityChange =>
    transaction(() => {
      const activity = find(id);
      const now = clock.now();
      if (!activity) return { kind: "unknown" };
      return activity.state === "ended" || (activity.state !== "stopped" && activity.endMs <= now)
        ? { kind: "over" }
        : change(activity, now);
    });
  const changed = (id: number): ActivityChange => {
    const activity = find(id);
    return activity ? { kind: "done", activity } : { kind: "unknown" };
  };

  return {
    start: async (id) =>
      changing(id, (activity, now) => {
        const { state, skuId, startMs } = activity;
        if (state === "stopped") return { kind: "over" };
        if (state === "open") return { kind: "done", activity };
        if (statements.between.get(skuId, id, startMs, now)) return { kind: "overlaps" };
        statements.setStart.run(now, id, now);
        return changed(id);
      }),
    stop: async (id) =>
      changing(id, (activity, now) => {
        const { state, skuId, startMs } = activity;
        if (state === "stopped") return { kind: "done", activity };
        statements.stop.run(state === "open" ? now : startMs, id);
        if (state === "open") statements.endSale.run(now, skuId, id);
        return changed(id);
      }),
  };
}
