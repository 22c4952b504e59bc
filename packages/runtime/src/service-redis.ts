import type { RedisConfig } from "@mall/config";
import type { RedisConnection } from "@mall/storage/redis";
import type { Platform } from "./platform.ts";
import { waitFor } from "./wait-for.ts";

/** Connects to Redis and waits until it is there. */
export async function openServiceRedis(
  { tracing, logger, flow }: Pick<Platform, "tracing" | "logger" | "flow">,
  redis: RedisConfig,
): Promise<RedisConnection> {
  const { openRedis } = await import("@mall/storage/redis");
  const connection = openRedis({ ...redis, tracing, guard: flow?.guard });
  await waitFor({ name: "Redis", logger }, () => connection.ping());
  return connection;
}
