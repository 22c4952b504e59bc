import { readFileSync } from "node:fs";
import { Redis } from "ioredis";
import { ACQUIRE_TOKENS_LUA } from "./redis-limiter.ts";

/** A connection that runs the script, and fails at once while the server is away. */
export interface ScriptConnection {
  client: Redis;
  script: (keys: readonly string[], args: readonly (string | number)[]) => Promise<unknown>;
}

/** Connects. `change` may put something in place of a part of the script. */
export function openScript(url: string, change: (source: string) => string = (source) => source): ScriptConnection {
  const client = new Redis(url, {
    enableOfflineQueue: false,
    autoResendUnfulfilledCommands: false,
    maxRetriesPerRequest: 0,
    retryStrategy: () => 50,
  });
  // Every failure reaches who asked; without a listener the client would end the process.
  client.on("error", () => {});
  const source = change(readFileSync(ACQUIRE_TOKENS_LUA, "utf8"));
  return { client, script: async (keys, args) => await client.call("eval", source, keys.length, ...keys, ...args) };
}
