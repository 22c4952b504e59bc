import type { DatabaseSync } from "node:sqlite";
import { createTransaction } from "@mall/storage";

/**
 * A buyer row is a place somebody holds now: it goes when the unit comes back or when the sale is prepared anew, so
 * `initial + over = free + buyer rows` at all times, and only whoever deletes the row may give the unit back.
 * A claim says what became of a place, also of former rounds; settled ones of former rounds go when they are old. Order
 * numbers are never used twice.
 * Times are milliseconds since the epoch; ends_at null means no end; activity_id 0 is a sale opened by hand; opened_at is
 * when the round began; stopped is 1 for an activity that staff ended; over are places sold beyond the units; handed_at is when the broker had the claim, 0 before.
 */
const TABLES = `
create table if not exists seckill_stock (
  sku_id integer primary key,
  initial integer not null,
  free integer not null check (free between 0 and initial),
  starts_at integer not null,
  ends_at integer,
  limit_per_user integer not null,
  activity_id integer not null,
  opened_at integer not null default 0,
  over integer not null default 0 check (over >= 0)
) strict;
create table if not exists seckill_buyers (
  sku_id integer not null,
  user_id integer not null,
  order_no text not null,
  primary key (sku_id, user_id, order_no)
) strict, without rowid;
create table if not exists seckill_claims (
  seq integer primary key,
  order_no text not null unique,
  user_id integer not null,
  sku_id integer not null,
  state text not null check (state in ('pending', 'handed_on', 'sold', 'released')),
  claimed_at integer not null,
  headers text not null,
  handed_at integer not null default 0
) strict;
create index if not exists seckill_claims_pending on seckill_claims (seq) where state = 'pending';
create index if not exists seckill_claims_of_user on seckill_claims (user_id, sku_id);
create table if not exists seckill_activities (
  id integer primary key autoincrement,
  sku_id integer not null,
  start_ms integer not null,
  end_ms integer not null,
  stock integer not null,
  limit_per_user integer not null,
  state text not null check (state in ('planned', 'open', 'ended')),
  stopped integer not null default 0
) strict;
create index if not exists seckill_activities_by_end on seckill_activities (end_ms);
`;

/** For the columns below: a file made before them has the tables without. */
const INDEXES = `
create index if not exists seckill_claims_handed on seckill_claims (handed_at, order_no) where state = 'handed_on';
create index if not exists seckill_claims_settled on seckill_claims (claimed_at, order_no)
  where state in ('sold', 'released');
`;

/** Makes the tables, or brings those of an older file up to date; several processes may do it at the same time. */
export function createSeckillSchema(database: DatabaseSync, now: number): void {
  database.exec(TABLES);
  const has = (table: string, column: string) =>
    database.prepare("select 1 from pragma_table_info(?) where name = ?").get(table, column) !== undefined;
  const isCurrent = () => has("seckill_stock", "over") && has("seckill_claims", "handed_at");
  const update = () => {
    if (isCurrent()) return;
    database.exec("alter table seckill_stock add column opened_at integer not null default 0");
    database.exec("alter table seckill_stock add column over integer not null default 0 check (over >= 0)");
    database.exec("alter table seckill_claims add column handed_at integer not null default 0");
    // When those rounds began is not known: orders made until now are left as they are.
    database.prepare("update seckill_stock set opened_at = ?").run(now);
  };
  if (!isCurrent()) createTransaction(database)(update);
  const addStopped = () => {
    if (has("seckill_activities", "stopped")) return;
    database.exec("alter table seckill_activities add column stopped integer not null default 0");
  };
  if (!has("seckill_activities", "stopped")) createTransaction(database)(addStopped);
  database.exec(INDEXES);
}
