import type { DatabaseSync } from "node:sqlite";
import type { Clock } from "@mall/kernel";
import { createTransaction } from "@mall/storage";
import type { SeckillActivities } from "../../application/ports/seckill-activities.ts";
import type { Activity } from "../../domain/seckill-activity.ts";
import { createActivityChanges } from "./seckill-activity-changes.ts";
import { createSaleTable } from "./seckill-sales.ts";

const COLUMNS = `id, sku_id as skuId, start_ms as startMs, end_ms as endMs, stock, limit_per_user as limitPerUser,
  case when stopped = 1 then 'stopped' else state end as state`;

const toActivities = (rows: unknown[]) => (rows as Activity[]).map((row) => ({ ...row }));

function prepareStatements(database: DatabaseSync) {
  return {
    overlapping: database.prepare(
      `select 1 from seckill_activities
       where sku_id = ? and state in ('planned', 'open') and start_ms < ? and end_ms > max(?, ?)`,
    ),
    add: database.prepare(
      `insert into seckill_activities (sku_id, start_ms, end_ms, stock, limit_per_user, state)
       values (?, ?, ?, ?, ?, 'planned')`,
    ),
    overdue: database.prepare(
      `select 1 from seckill_activities
       where (state = 'planned' and start_ms <= ?) or (state = 'open' and end_ms <= ?) limit 1`,
    ),
    end: database.prepare("update seckill_activities set state = 'ended' where state <> 'ended' and end_ms <= ?"),
    due: database.prepare(
      `select ${COLUMNS} from seckill_activities where state = 'planned' and start_ms <= ? order by start_ms`,
    ),
    markOpen: database.prepare("update seckill_activities set state = 'open' where id = ? and state = 'planned'"),
    nextStart: database.prepare("select min(start_ms) as next from seckill_activities where state = 'planned'"),
    find: database.prepare(`select ${COLUMNS} from seckill_activities where id = ?`),
    latest: database.prepare(`select ${COLUMNS} from seckill_activities order by start_ms desc, id desc limit ?`),
    count: database.prepare("select count(*) as total from seckill_activities"),
    endingAfter: database.prepare(`select ${COLUMNS} from seckill_activities where end_ms > ? order by start_ms, id`),
  };
}

/** The activities on an SQLite connection whose schema is there. They share the file with the stock they open. */
export function createEmbeddedSeckillActivities(database: DatabaseSync, clock: Clock): SeckillActivities {
  const statements = prepareStatements(database);
  const sales = createSaleTable(database);
  const transaction = createTransaction(database);
  const find = (id: number) => toActivities(statements.find.all(id))[0];

  const open = (activity: Activity, now: number): boolean => {
    if (statements.markOpen.run(activity.id).changes !== 1) return false;
    const { skuId, stock, startMs, endMs, limitPerUser } = activity;
    sales.open({ skuId, stock, startsAt: startMs, endsAt: endMs, limitPerUser }, activity.id, now);
    return true;
  };
  const openAll = (now: number): Activity[] => {
    statements.end.run(now);
    const opened = toActivities(statements.due.all(now)).filter((activity) => open(activity, now));
    return opened.map((activity) => ({ ...activity, state: "open" }));
  };

  return {
    ...createActivityChanges(database, clock, find),
    find: async (id) => find(id),
    latest: async (limit) => {
      const total = Number(statements.count.get()?.total);
      return { activities: toActivities(statements.latest.all(limit)), total };
    },
    plan: async (draft) =>
      transaction(() => {
        const { skuId, startMs, endMs, stock, limitPerUser } = draft;
        if (statements.overlapping.get(skuId, endMs, startMs, clock.now())) return undefined;
        const { lastInsertRowid } = statements.add.run(skuId, startMs, endMs, stock, limitPerUser);
        return { ...{ skuId, startMs, endMs, stock, limitPerUser }, id: Number(lastInsertRowid), state: "planned" };
      }),
    openDue: async () => {
      const now = clock.now();
      // Looked at without the write lock first: at most looks nothing is due.
      const opened = statements.overdue.get(now, now) ? transaction(() => openAll(now)) : [];
      return { opened, nextStart: Number(statements.nextStart.get()?.next ?? Number.POSITIVE_INFINITY) };
    },
    endingAfter: async (moment) => toActivities(statements.endingAfter.all(moment)),
  };
}
