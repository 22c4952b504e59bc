import { inTransaction, type Kysely } from "@mall/storage";
import type { Activity, ActivityDraft, ActivityState } from "../../domain/seckill-activity.ts";
import type { SeckillActivitiesDatabase, SeckillActivityRow } from "./seckill-activities-schema.ts";

type Database = Kysely<SeckillActivitiesDatabase>;

const toActivity = (row: SeckillActivityRow): Activity => ({
  id: row.id,
  skuId: row.sku_id,
  startMs: row.start_ms,
  endMs: row.end_ms,
  stock: row.stock,
  limitPerUser: row.limit_per_user,
  state: row.state,
});

/** Adds a planned activity; undefined when another one of the SKU is planned or open at some moment of its time. */
export function planActivity(db: Database, draft: ActivityDraft, now: number): Promise<Activity | undefined> {
  return inTransaction(db, async (trx) => {
    await lockPlanning(trx);
    if (await overlaps(trx, draft, now)) return undefined;
    const { highest } = await trx
      .selectFrom("seckill_activities")
      .select((column) => column.fn.max<number | null>("id").as("highest"))
      .executeTakeFirstOrThrow();
    const activity: Activity = { ...draft, id: (highest ?? 0) + 1, state: "planned" };
    await trx.insertInto("seckill_activities").values(toRow(activity)).execute();
    return activity;
  });
}

/** Whoever else plans waits here, in whichever process: planning is rare, and what is looked at after must stay true. */
export async function lockPlanning(trx: Database): Promise<void> {
  await trx
    .updateTable("seckill_planning")
    .set((column) => ({ plans: column("plans", "+", 1) }))
    .where("id", "=", 1)
    .execute();
}

function toRow({ id, skuId, startMs, endMs, stock, limitPerUser, state }: Activity): SeckillActivityRow {
  return { id, sku_id: skuId, start_ms: startMs, end_ms: endMs, stock, limit_per_user: limitPerUser, state };
}

/** Whether an activity of the SKU, other than this one, is planned or open at some moment of that time. */
export async function overlaps(
  trx: Database,
  { id = 0, skuId, startMs, endMs }: ActivityDraft & { id?: number },
  now: number,
): Promise<boolean> {
  const found = await trx
    .selectFrom("seckill_activities")
    .select("id")
    .where("sku_id", "=", skuId)
    .where("id", "<>", id)
    .where("state", "in", ["planned", "open"])
    .where("start_ms", "<", endMs)
    .where("end_ms", ">", Math.max(startMs, now))
    .executeTakeFirst();
  return found !== undefined;
}

/** The activity of an id. */
export async function findActivity(db: Database, id: number): Promise<Activity | undefined> {
  const row = await db.selectFrom("seckill_activities").selectAll().where("id", "=", id).executeTakeFirst();
  return row && toActivity(row);
}

/** The latest activities by start, and how many there are. */
export async function findLatest(db: Database, limit: number): Promise<{ activities: Activity[]; total: number }> {
  const activities = db.selectFrom("seckill_activities");
  const { total } = await activities
    .select((column) => column.fn.countAll<number>().as("total"))
    .executeTakeFirstOrThrow();
  const rows = await activities.selectAll().orderBy("start_ms", "desc").orderBy("id", "desc").limit(limit).execute();
  return { activities: rows.map(toActivity), total: Number(total) };
}

/** Planned and open activities, by start. */
export async function findUnended(db: Database): Promise<Activity[]> {
  const unended = db.selectFrom("seckill_activities").selectAll().where("state", "in", ["planned", "open"]);
  return (await unended.orderBy("start_ms").orderBy("id").execute()).map(toActivity);
}

/** Activities that end after this moment (epoch milliseconds), by start. */
export async function findEndingAfter(db: Database, moment: number): Promise<Activity[]> {
  const ending = db.selectFrom("seckill_activities").selectAll().where("end_ms", ">", moment);
  return (await ending.orderBy("start_ms").orderBy("id").execute()).map(toActivity);
}

/** Moves an activity on from the state it was read in; false when somebody else did. */
export async function moveActivity(
  db: Database,
  { id, state }: Activity,
  to: { state: ActivityState; startMs?: number; endMs?: number },
): Promise<boolean> {
  const changes = {
    state: to.state,
    ...(to.startMs === undefined ? {} : { start_ms: to.startMs }),
    ...(to.endMs === undefined ? {} : { end_ms: to.endMs }),
  };
  const { numUpdatedRows } = await db
    .updateTable("seckill_activities")
    .set(changes)
    .where("id", "=", id)
    .where("state", "=", state)
    .executeTakeFirstOrThrow();
  return numUpdatedRows > 0n;
}
