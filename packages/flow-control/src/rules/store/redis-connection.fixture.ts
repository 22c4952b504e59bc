import { readFileSync } from "node:fs";
import { Redis } from "ioredis";
import type { RedisConnection } from "./redis-rules.ts";

/** A connection for tests, which waits for the server. */
export function openConnection(url: string): { client: Redis; redis: RedisConnection } {
  const client = new Redis(url);
  const call = (command: string, ...args: (string | number)[]) => client.call(command, ...args);
  const script = (file: URL) => {
    const source = readFileSync(file, "utf8");
    return (keys: readonly string[], args: readonly (string | number)[] = []) =>
      call("eval", source, keys.length, ...keys, ...args);
  };
  return { client, redis: { call, script } };
}
