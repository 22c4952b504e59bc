import type { Clock } from "@mall/kernel";
import { inTransaction, type Kysely } from "@mall/storage";
import type { ActivityChange } from "../../application/ports/seckill-activities.ts";
import type { Activity } from "../../domain/seckill-activity.ts";
import { findActivity, lockPlanning, moveActivity, overlaps } from "./seckill-activities-rows.ts";
import type { SeckillActivitiesDatabase } from "./seckill-activities-schema.ts";

type Database = Kysely<SeckillActivitiesDatabase>;

/** Ends the sale of an activity, or sees to it that it never opens. */
type CloseSale = (activityId: number, skuId: number) => Promise<void>;

/** An activity that may be changed, or why none may. */
async function present(db: Database, id: number, now: number): Promise<Activity | ActivityChange> {
  const activity = await findActivity(db, id);
  if (!activity) return { kind: "unknown" };
  const isOver = activity.state === "ended" || (activity.state !== "stopped" && activity.endMs <= now);
  return isOver ? { kind: "over" } : activity;
}

/** Has a planned activity start now, unless another one of the SKU stands in the way. */
export function startActivity(db: Database, id: number, clock: Clock): Promise<ActivityChange> {
  return inTransaction(db, async (trx) => {
    await lockPlanning(trx);
    const now = clock.now();
    const found = await present(trx, id, now);
    if ("kind" in found) return found;
    if (found.state === "stopped") return { kind: "over" };
    if (found.state === "open" || found.startMs <= now) return { kind: "done", activity: found };
    if (await overlaps(trx, { ...found, startMs: now, endMs: found.startMs }, now)) return { kind: "overlaps" };
    // Whoever opened it meanwhile did so at its time.
    await moveActivity(trx, found, { state: "planned", startMs: now });
    return { kind: "done", activity: { ...found, startMs: now } };
  });
}

/**
 * Stops an activity. Its sale is closed first and the activity marked after: who dies in between leaves one that refuses
 * everybody, and can be stopped again.
 */
export async function stopActivity(
  db: Database,
  id: number,
  { clock, close }: { clock: Clock; close: CloseSale },
): Promise<ActivityChange> {
  for (;;) {
    const now = clock.now();
    const found = await present(db, id, now);
    if ("kind" in found) return found;
    if (found.state === "stopped") return { kind: "done", activity: found };
    await close(id, found.skuId);
    const stopped = { state: "stopped", endMs: found.state === "open" ? now : found.startMs } as const;
    if (await moveActivity(db, found, stopped)) return { kind: "done", activity: { ...found, ...stopped } };
    // It was opened, ended or stopped since it was looked at, which happens once each.
  }
}
