import type { TestContext } from "node:test";
import { type Clock, type LogFields, silentLogger } from "@mall/kernel";
import { openRedis } from "@mall/storage/redis";
import { createManualClock, eventually, type RedisServer, startRedisServer } from "@mall/testkit";
import { noTracing } from "@mall/tracing";
import type { ReserveOutcome } from "../../domain/seckill.ts";
import { openRedisSeckill } from "./open-redis-seckill.ts";

/** A warning as it was logged. */
export interface Warning {
  fields: LogFields;
  message: string;
}

export interface ConnectOptions {
  /** `redis://…`; of a cluster its nodes, with commas. */
  url: string;
  clock: Clock;
  cluster?: boolean;
  /** Warnings are added here. */
  warnings?: Warning[];
}

/** The flash sales as one process sees them, on a connection that is there. */
export async function connect({ url, clock, cluster = false, warnings = [] }: ConnectOptions) {
  const redis = openRedis({ url, cluster, tracing: noTracing });
  await eventually(() => redis.ping());
  const logger = {
    ...silentLogger,
    warn: (fields: LogFields, message: string) => void warnings.push({ fields, message }),
  };
  return { ...openRedisSeckill({ redis, tagged: cluster, clock, logger }), redis, logger };
}

/** One server with the settings a shop needs, and a process that has it open. */
export async function openStage(t: TestContext, settings: readonly string[] = []) {
  const server: RedisServer = await startRedisServer(["--appendonly", "yes", ...settings]);
  const clock = createManualClock();
  const warnings: Warning[] = [];
  const opened = [await connect({ url: server.url, clock, warnings })];
  t.after(async () => {
    for (const { redis } of opened) redis.close();
    await server.stop();
  });
  const another = async () => {
    const next = await connect({ url: server.url, clock, warnings });
    opened.push(next);
    return next;
  };
  const [first] = opened;
  if (!first) throw new Error("not opened");
  return { ...first, server, clock, warnings, another };
}

/** The attempt of a buyer for SKU 2. */
export const attempt = (userId: number, skuId = 2) => ({ userId, skuId, headers: {} });

/** The order number of a place that must have been won. */
export function orderNoOf(outcomes: readonly ReserveOutcome[]): string {
  const [outcome] = outcomes;
  if (outcome?.kind !== "reserved") throw new Error(`the buyer got ${outcome?.kind}`);
  return outcome.orderNo;
}
