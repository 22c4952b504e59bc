import cluster from "node:cluster";
import {
  ACQUIRE_TOKENS_LUA,
  createIpcLimiter,
  createRedisLimiter,
  createTokenClient,
  type TokenLimiter,
} from "@mall/flow-control";
import type { ProcessPlatform } from "@mall/runtime";
import type { GatewayConfig } from "./config.ts";
import type { IdempotencyStore } from "./idempotency/idempotency-store.ts";
import { createIdempotencyStore } from "./idempotency/sqlite-idempotency-store.ts";

/** What all processes of the gateway have in common: the answers to keys, and limits that hold over all of them. */
export interface Shared {
  idempotency: IdempotencyStore;
  close(): void;
}

/**
 * Opens what the gateways share: in Redis where there is one; else a file for the keys, and for the limits the process
 * that started this one as a worker. A process alone needs no limiter besides its own.
 */
export async function openShared(config: GatewayConfig, platform: ProcessPlatform): Promise<Shared> {
  return config.redis ? await openInRedis(config.redis, platform) : openOnThisMachine(config, platform);
}

/** While Redis is away, requests with a key are refused, and limits follow the fallback of their rule. */
async function openInRedis(redis: NonNullable<GatewayConfig["redis"]>, platform: ProcessPlatform): Promise<Shared> {
  const { tracing, flow } = platform;
  const { openRedis } = await import("@mall/storage/redis");
  const { createRedisIdempotencyStore } = await import("./idempotency/redis-idempotency-store.ts");
  const idempotency = createRedisIdempotencyStore(openRedis({ ...redis, tracing, guard: flow.guard }));
  // A connection of its own: a limit must not wait behind anything else.
  const limits = openRedis({ ...redis, tracing, commandTimeoutMs: LIMIT_TIMEOUT_MS });
  askLimiter(platform, createRedisLimiter({ script: limits.script(ACQUIRE_TOKENS_LUA) }));
  return { idempotency, close: () => closeAll(idempotency, limits) };
}

function openOnThisMachine({ synchronous }: GatewayConfig, platform: ProcessPlatform): Shared {
  const { clock, dataDir } = platform;
  const idempotency = createIdempotencyStore({ file: `${dataDir}/gateway.sqlite`, clock, synchronous });
  if (!cluster.isWorker) return { idempotency, close: idempotency.close };
  const limiter = createIpcLimiter();
  askLimiter(platform, limiter);
  return { idempotency, close: () => closeAll(idempotency, limiter) };
}

function closeAll(...opened: { close(): void }[]): void {
  for (const each of opened) each.close();
}

/** Milliseconds that a request waits for the limiter at most, before the fallback of its rule decides. */
const LIMIT_TIMEOUT_MS = 1000;

function askLimiter({ flow, clock, logger }: ProcessPlatform, limiter: TokenLimiter): void {
  const onChange = ({ reachable }: { reachable: boolean }) => {
    if (reachable) logger.info({}, "the limiter of the cluster answers again");
    else logger.warn({}, "the limiter of the cluster does not answer: rules follow their fallback");
  };
  flow.useTokens(createTokenClient(limiter, { clock, timeoutMs: LIMIT_TIMEOUT_MS, onChange }));
}
