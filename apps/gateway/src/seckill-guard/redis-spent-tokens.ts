import type { Clock } from "@mall/kernel";
import type { RedisConnection } from "@mall/storage/redis";
import { CLOCK_LEEWAY_MS, type SpentTokens } from "./spent-tokens.ts";

const nameOf = (nonce: string) => `seckill:spent:${nonce}`;

/** A store in Redis, which all gateways share. A used token is one string that expires by itself. */
export function createRedisSpentTokens(redis: RedisConnection, clock: Clock): SpentTokens {
  return {
    spend: async (nonce, expiresMs) => {
      const keepMs = Math.max(expiresMs - clock.now(), 0) + CLOCK_LEEWAY_MS;
      return (await redis.call("set", nameOf(nonce), "1", "PX", keepMs, "NX")) === "OK";
    },
    giveBack: async (nonce) => void (await redis.call("del", nameOf(nonce))),
    close: () => redis.close(),
  };
}
