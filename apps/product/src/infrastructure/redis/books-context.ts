import type { Clock } from "@mall/kernel";
import type { RedisConnection } from "@mall/storage/redis";
import type { SeckillKeys } from "./keys.ts";
import type { KnownSkus } from "./known-skus.ts";
import type { SeckillScripts } from "./seckill-scripts.ts";

/** What the books are read with. */
export interface BooksContext {
  redis: RedisConnection;
  scripts: SeckillScripts;
  keys: SeckillKeys;
  known: KnownSkus;
  clock: Clock;
}
