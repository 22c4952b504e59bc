import type { Clock } from "@mall/kernel";
import { inTransaction } from "@mall/storage";
import type { Kysely } from "kysely";
import type { RefreshToken, Rotation, SessionStore } from "../application/session-store.ts";
import type { UserDatabase } from "./migrations.ts";

type Database = Kysely<UserDatabase>;

/** Sessions and refresh tokens in SQL that SQLite and MySQL share. */
export function createSqlSessions({ db, clock }: { db: Database; clock: Clock }): SessionStore {
  return {
    begin: ({ sessionId, userId }, token) =>
      inTransaction(db, async (trx) => {
        const row = { session_id: sessionId, user_id: userId, created_at: clock.now(), revoked_at: null };
        await trx.insertInto("sessions").values(row).execute();
        await insertToken(trx, sessionId, token);
      }),
    rotate: (hash, next) => inTransaction(db, (trx) => rotate(trx, { hash, next, now: clock.now() })),
    isActive: async ({ sessionId, userId }) => {
      const query = db.selectFrom("sessions").select("session_id").where("session_id", "=", sessionId);
      return (
        (await query.where("user_id", "=", userId).where("revoked_at", "is", null).executeTakeFirst()) !== undefined
      );
    },
    revoke: async ({ sessionId, userId }) => {
      const revoke = db.updateTable("sessions").set({ revoked_at: clock.now() }).where("session_id", "=", sessionId);
      await revoke.where("user_id", "=", userId).where("revoked_at", "is", null).execute();
    },
    revokeOthers: async ({ sessionId, userId }) => {
      const revoke = db.updateTable("sessions").set({ revoked_at: clock.now() }).where("user_id", "=", userId);
      await revoke.where("session_id", "!=", sessionId).where("revoked_at", "is", null).execute();
    },
  };
}

interface RotationRequest {
  hash: string;
  next: RefreshToken;
  now: number;
}

async function rotate(trx: Database, { hash, next, now }: RotationRequest): Promise<Rotation> {
  const known = await trx
    .selectFrom("refresh_tokens")
    .innerJoin("sessions", "sessions.session_id", "refresh_tokens.session_id")
    .select(["sessions.session_id as sessionId", "sessions.user_id as userId", "revoked_at", "expires_at"])
    .where("hash", "=", hash)
    .executeTakeFirst();
  if (!known || known.revoked_at !== null || known.expires_at <= now) return { kind: "unknown" };
  const { sessionId, userId } = known;
  // Compare and set: of many at once, one finds it unused.
  const use = trx
    .updateTable("refresh_tokens")
    .set({ used_at: now })
    .where("hash", "=", hash)
    .where("used_at", "is", null);
  const { numUpdatedRows } = await use.executeTakeFirstOrThrow();
  if (numUpdatedRows === 0n) {
    await trx.updateTable("sessions").set({ revoked_at: now }).where("session_id", "=", sessionId).execute();
    return { kind: "reused" };
  }
  await insertToken(trx, sessionId, next);
  return { kind: "rotated", session: { sessionId, userId } };
}

async function insertToken(trx: Database, sessionId: string, { hash, expiresAt }: RefreshToken): Promise<void> {
  const row = { hash, session_id: sessionId, expires_at: expiresAt, used_at: null };
  await trx.insertInto("refresh_tokens").values(row).execute();
}
