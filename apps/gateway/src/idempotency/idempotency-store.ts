import type { Clock } from "@mall/kernel";
import { openDatabase } from "@mall/storage";

/** How long a key is remembered: a day, as Stripe does. */
const KEEP_MS = 24 * 60 * 60 * 1000;

/** A request that never ended (its process died) may be sent again after this time. */
const ABANDONED_MS = 60_000;

/** What became of the request that first used a key. */
export type Earlier =
  | { kind: "none" }
  | { kind: "in_progress" }
  | { kind: "other_request" }
  | { kind: "answered"; status: number; body: string };

/** Remembers the answers of requests that carried an Idempotency-Key. */
export interface IdempotencyStore {
  /** Takes the key for a request, unless somebody has it: then says what became of that one. */
  begin(key: string, requestHash: string): Earlier;
  /** Keeps the answer. */
  finish(key: string, status: number, body: string): void;
  /** Forgets the key: the request failed in a way that a retry may mend. */
  abandon(key: string): void;
  close(): void;
}

/** What the store needs. */
export interface IdempotencyOptions {
  /** SQLite file, or `:memory:`. */
  file: string;
  clock: Clock;
  synchronous: "NORMAL" | "FULL";
}

interface Row {
  request_hash: string;
  status: number | null;
  body: string | null;
  created_at: number;
}

const SCHEMA = `create table if not exists idempotency_keys (
  key text primary key, request_hash text not null, status integer, body text, created_at integer not null
) without rowid; create index if not exists idempotency_keys_created on idempotency_keys (created_at);`;

/** A store in one SQLite file; the primary key decides between two requests that race for a key. */
export function createIdempotencyStore({ file, clock, synchronous }: IdempotencyOptions): IdempotencyStore {
  const database = openDatabase({ file, synchronous });
  database.exec(SCHEMA);
  const forgetOld = database.prepare(
    "delete from idempotency_keys where created_at < ? or (key = ? and status is null and created_at < ?)",
  );
  const take = database.prepare("insert or ignore into idempotency_keys values (?, ?, null, null, ?)");
  const read = database.prepare("select request_hash, status, body, created_at from idempotency_keys where key = ?");
  const keep = database.prepare("update idempotency_keys set status = ?, body = ? where key = ?");
  const forget = database.prepare("delete from idempotency_keys where key = ? and status is null");

  return {
    begin: (key, requestHash) => {
      const now = clock.now();
      forgetOld.run(now - KEEP_MS, key, now - ABANDONED_MS);
      if (take.run(key, requestHash, now).changes === 1) return { kind: "none" };
      return describe(read.get(key) as Row | undefined, requestHash);
    },
    finish: (key, status, body) => void keep.run(status, body, key),
    abandon: (key) => void forget.run(key),
    close: () => database.close(),
  };
}

function describe(row: Row | undefined, requestHash: string): Earlier {
  // Gone between the two statements: its request has just failed and may be sent again.
  if (!row) return { kind: "in_progress" };
  if (row.request_hash !== requestHash) return { kind: "other_request" };
  if (row.status === null || row.body === null) return { kind: "in_progress" };
  return { kind: "answered", status: row.status, body: row.body };
}
