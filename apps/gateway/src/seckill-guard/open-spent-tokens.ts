import type { ProcessPlatform } from "@mall/runtime";
import type { GatewayConfig } from "../config.ts";
import type { SpentTokens } from "./spent-tokens.ts";

/** Opens the store that the gateways share: in Redis where there is one, else in `gateway.sqlite`. */
export async function openSpentTokens(
  { redis, synchronous }: Pick<GatewayConfig, "redis" | "synchronous">,
  { clock, dataDir, tracing, flow }: ProcessPlatform,
): Promise<SpentTokens> {
  if (redis) {
    const { openRedis } = await import("@mall/storage/redis");
    const { createRedisSpentTokens } = await import("./redis-spent-tokens.ts");
    return createRedisSpentTokens(openRedis({ ...redis, tracing, guard: flow.guard }), clock);
  }
  const { createSqliteSpentTokens } = await import("./sqlite-spent-tokens.ts");
  return createSqliteSpentTokens({ file: `${dataDir}/gateway.sqlite`, clock, synchronous });
}
