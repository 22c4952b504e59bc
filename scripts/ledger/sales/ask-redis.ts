import { AppError } from "@mall/kernel";
import { UnreadableError } from "../unreadable.ts";

/** Redis is away. */
export const redisAway = (cause: unknown) =>
  new UnreadableError("Redis (REDIS_URL) does not answer. Start it, then look again.", { cause });

/**
 * Waits for an answer of Redis. A key that people have set to another type has no sale, as for the shop: undefined.
 * @throws UnreadableError when Redis is away.
 */
export async function askRedis<T>(work: Promise<T>): Promise<T | undefined> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof AppError && error.slug === "service_unavailable") throw redisAway(error);
    if (error instanceof Error && error.message.includes("WRONGTYPE")) return undefined;
    throw error;
  }
}
