import type { Clock } from "@mall/kernel";
import type { RedisConnection } from "@mall/storage/redis";
import type { RefreshToken, Rotation, Session, SessionStore } from "../../application/session-store.ts";

// All of a user's sessions share a slot of a Redis Cluster; a refresh token is found by its hash alone, elsewhere.
const sessionKey = ({ userId, sessionId }: Session) => `session:{${userId}}:${sessionId}`;
const userKey = (userId: number) => `sessions:{${userId}}`;
const tokenKey = (hash: string) => `refresh:${hash}`;

/**
 * Sessions in Redis. Everything expires with its last refresh token, so nothing has to be cleaned up. Which session a
 * token belongs to is written first and never changes: without its session it opens nothing.
 */
export function createRedisSessions({ redis, clock }: { redis: RedisConnection; clock: Clock }): SessionStore {
  const begin = redis.script(new URL("./begin-session.lua", import.meta.url));
  const rotate = redis.script(new URL("./rotate-token.lua", import.meta.url));
  const revoke = redis.script(new URL("./revoke-sessions.lua", import.meta.url));
  const leftOf = ({ expiresAt }: RefreshToken) => Math.max(1, expiresAt - clock.now());

  const pointTo = async (session: Session, token: RefreshToken): Promise<void> => {
    const text = `${session.userId}:${session.sessionId}`;
    await redis.call("set", tokenKey(token.hash), text, "PX", leftOf(token));
  };
  const end = async (userId: number, sessionIds: readonly string[]): Promise<void> => {
    const keys = sessionIds.map((sessionId) => sessionKey({ userId, sessionId }));
    if (keys.length > 0) await revoke([userKey(userId), ...keys], sessionIds);
  };

  return {
    begin: async (session, token) => {
      await pointTo(session, token);
      const args = [session.sessionId, token.hash, token.expiresAt, leftOf(token)];
      await begin([sessionKey(session), userKey(session.userId)], args);
    },
    rotate: async (hash, next): Promise<Rotation> => {
      const session = parseSession(await redis.call("get", tokenKey(hash)));
      if (!session) return { kind: "unknown" };
      await pointTo(session, next);
      const keys = [sessionKey(session), userKey(session.userId)];
      const times = [next.expiresAt, leftOf(next), session.sessionId];
      const kind = await rotate(keys, [hash, clock.now(), next.hash, ...times]);
      if (kind === "rotated") return { kind, session };
      return { kind: kind === "reused" ? kind : "unknown" };
    },
    isActive: async (session) => (await redis.call("exists", sessionKey(session))) === 1,
    revoke: ({ userId, sessionId }) => end(userId, [sessionId]),
    revokeOthers: async ({ userId, sessionId }) => {
      const all = (await redis.call("smembers", userKey(userId))) as string[];
      await end(
        userId,
        all.filter((each) => each !== sessionId),
      );
    },
  };
}

function parseSession(text: unknown): Session | undefined {
  const [, userId, sessionId] = /^(\d+):(.+)$/.exec(String(text)) ?? [];
  return sessionId === undefined ? undefined : { userId: Number(userId), sessionId };
}
