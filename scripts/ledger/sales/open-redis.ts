import { setTimeout as sleep } from "node:timers/promises";
import type { RedisConfig } from "@mall/config";
import { openRedis, type RedisConnection } from "@mall/storage/redis";
import { noTracing } from "@mall/tracing";
import { redisAway } from "./ask-redis.ts";

/** Milliseconds a connection may take, and a command. */
const PATIENCE_MS = 5000;
const LOOK_MS = 10;

/** Connects to Redis. @throws UnreadableError when it is away. */
export async function openSales(redis: RedisConfig): Promise<RedisConnection> {
  const connection = openRedis({ ...redis, tracing: noTracing, commandTimeoutMs: PATIENCE_MS });
  const end = Date.now() + PATIENCE_MS;
  for (;;) {
    try {
      await connection.ping();
      return connection;
    } catch (error) {
      if (Date.now() < end) {
        await sleep(LOOK_MS);
        continue;
      }
      connection.close();
      throw redisAway(error);
    }
  }
}
