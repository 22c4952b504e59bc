import type { Clock } from "@mall/kernel";
import { openDatabase } from "@mall/storage";
import { ABANDONED_MS, earlierOf, type IdempotencyStore, KEEP_MS, type TakenKey } from "./idempotency-store.ts";

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
  const read = database.prepare("select request_hash, status, body from idempotency_keys where key = ?");
  const keep = database.prepare("update idempotency_keys set status = ?, body = ? where key = ?");
  const forget = database.prepare("delete from idempotency_keys where key = ? and status is null");

  return {
    begin: async (key, requestHash) => {
      const now = clock.now();
      forgetOld.run(now - KEEP_MS, key, now - ABANDONED_MS);
      if (take.run(key, requestHash, now).changes === 1) return { kind: "none" };
      return earlierOf(takenOf(read.get(key) as Row | undefined), requestHash);
    },
    finish: async (key, { status, body }) => void keep.run(status, body, key),
    abandon: async (key) => void forget.run(key),
    close: () => database.close(),
  };
}

function takenOf(row: Row | undefined): TakenKey | undefined {
  if (!row) return undefined;
  const { request_hash: requestHash, status, body } = row;
  return status === null || body === null ? { requestHash } : { requestHash, status, body };
}
