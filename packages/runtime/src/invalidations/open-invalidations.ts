import type { RedisConfig } from "@mall/config";
import { createLocalInvalidations, type ProcessInvalidations } from "./invalidations.ts";

/** The hints of a process: over Redis where it has an address. `alone`: there is no other process of the shop. */
export async function openInvalidations(
  redis: RedisConfig | undefined,
  { alone }: { alone: boolean },
): Promise<ProcessInvalidations> {
  if (redis === undefined) return createLocalInvalidations({ connected: alone });
  const { openRedisInvalidations } = await import("./redis-invalidations.ts");
  return await openRedisInvalidations(redis);
}
