import { readFileSync } from "node:fs";
import { Redis } from "ioredis";
import { type Bench, type Ceiling, perSecond } from "./ceiling.ts";

/** Commands on their way at once; ioredis writes them one after the other without waiting. */
const PIPELINED = 256;
const BATCHES = [1, 32, 256];

const NAMES = ["stock", "user", "sale", "claims", "pending", "held", "latest"];
const KEYS = NAMES.map((name) => `bench:ceiling:{1}:${name}`);
const UNITS = 1_000_000_000;

const lua = new URL("../../apps/product/src/infrastructure/redis/reserve-seckill.lua", import.meta.url);

/** Scripts a second on one connection: one that only counts, and the shop's own, which decides on a batch of attempts. */
export async function redisCeilings(url: string): Promise<Bench> {
  const redis = new Redis(url, { lazyConnect: true });
  await redis.connect();
  const countSha = await load(redis, "return redis.call('incr', KEYS[1])");
  const reserveSha = await load(redis, readFileSync(lua, "utf8"));
  const count: Ceiling = {
    what: "Redis EVALSHA, pipelined",
    unit: "scripts/s",
    measure: (seconds) =>
      perSecond(seconds, PIPELINED, async () => {
        await redis.evalsha(countSha, 1, "bench:ceiling:count");
        return 1;
      }),
  };
  return {
    ceilings: [count, ...BATCHES.map((size) => reserving(redis, reserveSha, size))],
    close: async () => {
      await redis.unlink(...KEYS, "bench:ceiling:count");
      redis.disconnect();
    },
  };
}

async function load(redis: Redis, text: string): Promise<string> {
  return (await redis.script("LOAD", text)) as string;
}

/** Places won a second: each attempt is of another buyer. */
function reserving(redis: Redis, sha: string, size: number): Ceiling {
  let buyer = 0;
  const attempts = () => Array.from({ length: size }, () => [String(++buyer), "{}"]).flat();
  return {
    what: `Redis, the shop's reserve script in batches of ${size}`,
    unit: "places/s",
    measure: async (seconds) => {
      await redis.unlink(...KEYS);
      await redis.set(KEYS[0] ?? "", UNITS);
      return await perSecond(seconds, Math.max(2, PIPELINED / size), async () => {
        const answer = await redis.evalsha(sha, KEYS.length, ...KEYS, Date.now(), "1", ...attempts());
        const won = (answer as string[]).filter((outcome) => outcome.startsWith("reserved")).length;
        if (won !== size) throw new Error(`${won} of ${size} places won: ${answer}`);
        return won;
      });
    },
  };
}
