import type { Clock } from "@mall/kernel";
import type { RedisConnection } from "@mall/storage/redis";
import type { RefreshToken, Rotation, SessionKey, SessionStore } from "../../application/session-store.ts";

// A refresh token is found by its hash alone, so it is elsewhere in a Redis Cluster than its session.
const sessionKey = ({ userId, sessionId }: SessionKey) => `session:{${userId}}:${sessionId}`;
const tokenKey = (hash: string) => `refresh:${hash}`;

/**
 * Sessions in Redis. Everything expires with its last refresh token, so nothing has to be cleaned up. Which session a
 * token belongs to is written first and never changes: without its session it opens nothing.
 */
export function createRedisSessions({ redis, clock }: { redis: RedisConnection; clock: Clock }): SessionStore {
  const begin = redis.script(new URL("./begin-session.lua", import.meta.url));
  const rotate = redis.script(new URL("./rotate-token.lua", import.meta.url));
  const leftOf = ({ expiresAt }: RefreshToken) => Math.max(1, expiresAt - clock.now());

  const pointTo = async (session: SessionKey, token: RefreshToken): Promise<void> => {
    const text = `${session.userId}:${session.sessionId}`;
    await redis.call("set", tokenKey(token.hash), text, "PX", leftOf(token));
  };

  const find: SessionStore["find"] = async ({ userId, sessionId }) => {
    const generation = await redis.call("hget", sessionKey({ userId, sessionId }), "generation");
    return generation === null ? undefined : { userId, sessionId, generation: Number(generation) };
  };

  return {
    begin: async (session, token) => {
      await pointTo(session, token);
      await begin([sessionKey(session)], [token.hash, token.expiresAt, leftOf(token), session.generation]);
    },
    rotate: async (hash, next): Promise<Rotation> => {
      const key = parseSession(await redis.call("get", tokenKey(hash)));
      if (!key) return { kind: "unknown" };
      await pointTo(key, next);
      const args = [hash, clock.now(), next.hash, next.expiresAt, leftOf(next)];
      const [kind, generation] = (await rotate([sessionKey(key)], args)) as [string, string?];
      if (kind === "rotated") return { kind, session: { ...key, generation: Number(generation) } };
      return kind === "reused" ? { kind, userId: key.userId } : { kind: "unknown" };
    },
    find,
    findAll: async (keys) => (await Promise.all(keys.map(find))).filter((session) => session !== undefined),
    revoke: async (session) => void (await redis.call("del", sessionKey(session))),
    prune: async () => 0,
  };
}

function parseSession(text: unknown): SessionKey | undefined {
  const [, userId, sessionId] = /^(\d+):(.+)$/.exec(String(text)) ?? [];
  return sessionId === undefined ? undefined : { userId: Number(userId), sessionId };
}
