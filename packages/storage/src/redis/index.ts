export { openRedis, type RedisConnection, type RedisOptions } from "./open-redis.ts";
export { openRedisFeed, type RedisFeed, type RedisFeedOptions } from "./open-redis-feed.ts";
export type { RedisScript } from "./redis-script.ts";
