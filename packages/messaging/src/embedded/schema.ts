/**
 * available_at (ms since the epoch) is when a message can be delivered. A lease moves it to the lease's end:
 * the message of a consumer that died is available again by itself, and one index serves new messages, delays,
 * pauses and leases alike. lease_owner names the claim, so that a consumer whose lease is over cannot
 * acknowledge a message that meanwhile belongs to somebody else. seq is never used twice, for the same reason.
 */
export const SCHEMA = `
create table if not exists messages (
  seq integer primary key autoincrement,
  queue text not null,
  id text not null,
  body text not null,
  headers text not null,
  available_at integer not null,
  attempt integer not null default 0,
  lease_owner text,
  unique (queue, id)
);
create index if not exists messages_by_turn on messages (queue, available_at, seq);
`;
