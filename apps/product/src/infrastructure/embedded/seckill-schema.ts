/**
 * A buyer row is a place somebody holds now: it goes when the unit comes back or when the sale is prepared anew, so
 * `initial = free + buyer rows` at all times, and only whoever deletes the row may give the unit back.
 * A claim stays for good: it says what became of a place, also of former rounds. Order numbers are never used twice.
 * Times are milliseconds since the epoch; ends_at null means no end; activity_id 0 is a sale opened by hand.
 */
export const SECKILL_SCHEMA = `
create table if not exists seckill_stock (
  sku_id integer primary key,
  initial integer not null,
  free integer not null check (free between 0 and initial),
  starts_at integer not null,
  ends_at integer,
  limit_per_user integer not null,
  activity_id integer not null
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
  headers text not null
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
  state text not null check (state in ('planned', 'open', 'ended'))
) strict;
create index if not exists seckill_activities_by_end on seckill_activities (end_ms);
`;
