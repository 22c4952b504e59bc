import type { RedisConnection } from "@mall/storage/redis";
import { ABANDONED_MS, type Earlier, type IdempotencyStore, KEEP_MS, type KeptAnswer } from "./idempotency-store.ts";

/** A key as it is stored: with an answer once there is one. */
type Stored = KeptAnswer | { requestHash: string; status?: undefined };

const nameOf = (key: string) => `idempotency:${key}`;

/**
 * A store in Redis, which all processes of the gateway share. A key is one string that expires by itself: soon while
 * its request runs, after a day with its answer.
 */
export function createRedisIdempotencyStore(redis: RedisConnection): IdempotencyStore {
  const read = async (key: string): Promise<Stored | undefined> => {
    const text = await redis.call("get", nameOf(key));
    return typeof text === "string" ? (JSON.parse(text) as Stored) : undefined;
  };
  const write = (key: string, value: Stored, expiresMs: number, ...condition: string[]) =>
    redis.call("set", nameOf(key), JSON.stringify(value), "PX", expiresMs, ...condition);

  return {
    begin: async (key, requestHash) => {
      if ((await write(key, { requestHash }, ABANDONED_MS, "NX")) === "OK") return { kind: "none" };
      return describe(await read(key), requestHash);
    },
    finish: async (key, answer) => void (await write(key, answer, KEEP_MS)),
    abandon: async (key) => {
      if ((await read(key))?.status === undefined) await redis.call("del", nameOf(key));
    },
    close: () => redis.close(),
  };
}

function describe(stored: Stored | undefined, requestHash: string): Earlier {
  // Gone between the two commands: its request has just failed and may be sent again.
  if (!stored) return { kind: "in_progress" };
  if (stored.requestHash !== requestHash) return { kind: "other_request" };
  if (stored.status === undefined) return { kind: "in_progress" };
  return { kind: "answered", status: stored.status, body: stored.body };
}
