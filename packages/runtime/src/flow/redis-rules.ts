import { createRedisStore, type RuleStore } from "@mall/flow-control";
import { openRedis } from "@mall/storage/redis";
import { noTracing } from "@mall/tracing";

/** Rules in a Redis at `url`, over a connection of their own. */
export function openRedisRules(url: string): { store: RuleStore; close(): void } {
  const redis = openRedis({ url, tracing: noTracing });
  return { store: createRedisStore({ redis, prefix: "flash-mall" }), close: redis.close };
}
