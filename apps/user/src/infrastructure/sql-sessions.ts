import type { Clock } from "@mall/kernel";
import { inTransaction } from "@mall/storage";
import type { Kysely } from "kysely";
import type { RefreshToken, Rotation, SessionKey, SessionStore } from "../application/session-store.ts";
import type { UserDatabase } from "./migrations.ts";

type Database = Kysely<UserDatabase>;

/** Sessions and refresh tokens in SQL that SQLite and MySQL share. */
export function createSqlSessions({ db, clock }: { db: Database; clock: Clock }): SessionStore {
  return {
    begin: ({ sessionId, userId, generation }, token) =>
      inTransaction(db, async (trx) => {
        const row = { session_id: sessionId, user_id: userId, created_at: clock.now(), revoked_at: null, generation };
        await trx.insertInto("sessions").values(row).execute();
        await insertToken(trx, sessionId, token);
      }),
    rotate: (hash, next) => inTransaction(db, (trx) => rotate(trx, { hash, next, now: clock.now() })),
    find: async ({ sessionId, userId }) => {
      const query = db.selectFrom("sessions").select("generation").where("session_id", "=", sessionId);
      const row = await query.where("user_id", "=", userId).where("revoked_at", "is", null).executeTakeFirst();
      return row && { sessionId, userId, generation: row.generation };
    },
    findAll: async (keys) => {
      const ids = keys.map(({ sessionId }) => sessionId);
      const columns = ["session_id as sessionId", "user_id as userId", "generation"] as const;
      const rows = db.selectFrom("sessions").select(columns).where("session_id", "in", ids);
      const found = await rows.where("revoked_at", "is", null).execute();
      const wanted = new Set(keys.map(nameOf));
      return found.filter((session) => wanted.has(nameOf(session)));
    },
    revoke: async ({ sessionId, userId }) => {
      const revoke = db.updateTable("sessions").set({ revoked_at: clock.now() }).where("session_id", "=", sessionId);
      await revoke.where("user_id", "=", userId).where("revoked_at", "is", null).execute();
    },
    prune: (limit) => inTransaction(db, (trx) => prune(trx, { now: clock.now(), limit })),
  };
}

const nameOf = ({ userId, sessionId }: SessionKey) => `${userId}:${sessionId}`;

interface RotationRequest {
  hash: string;
  next: RefreshToken;
  now: number;
}

async function rotate(trx: Database, { hash, next, now }: RotationRequest): Promise<Rotation> {
  const known = await trx
    .selectFrom("refresh_tokens")
    .innerJoin("sessions", "sessions.session_id", "refresh_tokens.session_id")
    .select([
      "sessions.session_id as sessionId",
      "sessions.user_id as userId",
      "generation",
      "revoked_at",
      "expires_at",
    ])
    .where("hash", "=", hash)
    .executeTakeFirst();
  if (!known || known.revoked_at !== null || known.expires_at <= now) return { kind: "unknown" };
  const { sessionId, userId, generation } = known;
  // Compare and set: of many at once, one finds it unused.
  const use = trx
    .updateTable("refresh_tokens")
    .set({ used_at: now })
    .where("hash", "=", hash)
    .where("used_at", "is", null);
  const { numUpdatedRows } = await use.executeTakeFirstOrThrow();
  if (numUpdatedRows === 0n) {
    await trx.updateTable("sessions").set({ revoked_at: now }).where("session_id", "=", sessionId).execute();
    return { kind: "reused", userId };
  }
  await insertToken(trx, sessionId, next);
  return { kind: "rotated", session: { sessionId, userId, generation } };
}

async function insertToken(trx: Database, sessionId: string, { hash, expiresAt }: RefreshToken): Promise<void> {
  const row = { hash, session_id: sessionId, expires_at: expiresAt, used_at: null };
  await trx.insertInto("refresh_tokens").values(row).execute();
}

/** A session whose last token is gone can never be refreshed again: it goes with it, as it does in Redis. */
async function prune(trx: Database, { now, limit }: { now: number; limit: number }): Promise<number> {
  const expired = await trx
    .selectFrom("refresh_tokens")
    .select(["hash", "session_id"])
    .where("expires_at", "<=", now)
    .limit(limit)
    .execute();
  if (expired.length === 0) return 0;
  const hashes = expired.map(({ hash }) => hash);
  await trx.deleteFrom("refresh_tokens").where("hash", "in", hashes).execute();
  const ids = [...new Set(expired.map(({ session_id }) => session_id))];
  const left = await trx.selectFrom("refresh_tokens").select("session_id").where("session_id", "in", ids).execute();
  const alive = new Set(left.map(({ session_id }) => session_id));
  const over = ids.filter((id) => !alive.has(id));
  if (over.length > 0) await trx.deleteFrom("sessions").where("session_id", "in", over).execute();
  return expired.length;
}
