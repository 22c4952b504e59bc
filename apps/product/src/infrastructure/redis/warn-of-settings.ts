import type { Logger } from "@mall/kernel";
import type { RedisConnection } from "@mall/storage/redis";
import { toTexts } from "./replies.ts";

const WANTED = [
  ["appendonly", "yes", "a won place is lost when Redis ends"],
  ["maxmemory-policy", "noeviction", "Redis may throw stock, buyers and claims away when its memory is full"],
] as const;

/** Warns in the log of settings with which a won place does not survive. A server that forbids CONFIG is not asked further. */
export async function warnOfSettings(redis: RedisConnection, logger: Logger): Promise<void> {
  for (const [setting, wanted, danger] of WANTED) {
    const value = await read(redis, setting);
    if (value !== undefined && value !== wanted) logger.warn({ setting, value, wanted }, `Redis settings: ${danger}`);
  }
}

async function read(redis: RedisConnection, setting: string): Promise<string | undefined> {
  try {
    return toTexts(await redis.call("config", "get", setting))[1];
  } catch {
    // Managed servers forbid it; one that is away is told of by every other command.
    return undefined;
  }
}
