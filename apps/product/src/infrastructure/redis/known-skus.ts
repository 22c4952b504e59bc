import type { Clock } from "@mall/kernel";
import type { RedisConnection } from "@mall/storage/redis";
import type { SeckillKeys } from "./keys.ts";
import { toTexts } from "./replies.ts";

/** Milliseconds for which a search of all keys is good: a stock set by hand is listed after that at the latest. */
const SEARCH_MS = 10_000;

/** Which SKUs have, or ever had, a sale: a cluster has no list of its keys. */
export interface KnownSkus {
  /** Whether there is a sale to ask for. Resolves after the SKU is written down, so that its claims will be found. */
  hasSale(skuId: number): Promise<boolean>;
  /** Writes a SKU down before its sale is opened. */
  add(skuId: number): Promise<void>;
  /** All of them. What this process knows is written down again, as it is gone after FLUSHALL. */
  all(): Promise<number[]>;
  /** All of them, those with a stock that nobody asked for yet included. */
  search(): Promise<number[]>;
}

export interface KnownSkusDependencies {
  redis: RedisConnection;
  keys: SeckillKeys;
  clock: Clock;
  /** Called once, as soon as Redis was searched for the first time. */
  onFirstContact(): void;
}

/** The set `seckill:skus` with this process's memory of it. */
export function createKnownSkus({ redis, keys, clock, onFirstContact }: KnownSkusDependencies): KnownSkus {
  const known = new Set<number>();
  let searchedAt: number | undefined;

  const add = async (skuId: number) => {
    await redis.call("sadd", keys.skus, skuId);
    known.add(skuId);
  };
  const exchange = async () => {
    if (known.size > 0) await redis.call("sadd", keys.skus, ...known);
    for (const each of toTexts(await redis.call("smembers", keys.skus))) known.add(Number(each));
  };
  const scan = async () => {
    const found = (await Promise.all(keys.traces.map((pattern) => redis.scan(pattern)))).flat();
    for (const key of found) {
      const skuId = keys.skuOf(key);
      if (skuId !== undefined) known.add(skuId);
    }
    if (searchedAt === undefined) onFirstContact();
    searchedAt = clock.now();
  };
  const list = async (goodForMs: number): Promise<number[]> => {
    // Before the search: it fails while Redis is away, and a search of a cluster that is away finds nothing.
    await exchange();
    if (searchedAt === undefined || Math.abs(clock.now() - searchedAt) >= goodForMs) {
      await scan();
      await exchange();
    }
    return [...known].sort((left, right) => left - right);
  };

  return {
    add,
    all: () => list(Number.POSITIVE_INFINITY),
    search: () => list(SEARCH_MS),
    hasSale: async (skuId) => {
      if (known.has(skuId)) return true;
      // Anybody may ask for any SKU: only those with a stock are written down.
      if ((await redis.call("exists", keys.of(skuId).stock)) !== 1) return false;
      await add(skuId);
      return true;
    },
  };
}
