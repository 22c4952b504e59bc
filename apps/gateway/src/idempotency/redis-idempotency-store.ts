import type { RedisConnection } from "@mall/storage/redis";
import { ABANDONED_MS, earlierOf, type IdempotencyStore, KEEP_MS, type TakenKey } from "./idempotency-store.ts";

const nameOf = (key: string) => `idempotency:${key}`;

/**
 * A store in Redis, which all processes of the gateway share. A key is one string that expires by itself: soon while
 * its request runs, after a day with its answer.
 */
export function createRedisIdempotencyStore(redis: RedisConnection): IdempotencyStore {
  const read = async (key: string): Promise<TakenKey | undefined> => {
    const text = await redis.call("get", nameOf(key));
    return typeof text === "string" ? (JSON.parse(text) as TakenKey) : undefined;
  };
  const write = (key: string, value: TakenKey, expiresMs: number, ...condition: string[]) =>
    redis.call("set", nameOf(key), JSON.stringify(value), "PX", expiresMs, ...condition);

  return {
    begin: async (key, requestHash) => {
      if ((await write(key, { requestHash }, ABANDONED_MS, "NX")) === "OK") return { kind: "none" };
      return earlierOf(await read(key), requestHash);
    },
    finish: async (key, answer) => void (await write(key, answer, KEEP_MS)),
    abandon: async (key) => {
      if ((await read(key))?.status === undefined) await redis.call("del", nameOf(key));
    },
    close: () => redis.close(),
  };
}
