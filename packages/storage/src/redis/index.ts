export { openRedis, type RedisConnection, type RedisOptions } from "./open-redis.ts";
export type { RedisScript } from "./redis-script.ts";
