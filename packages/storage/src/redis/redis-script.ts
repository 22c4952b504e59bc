import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";

/** Runs a Lua script. All keys it touches are in `keys`, and with a cluster they share a slot. */
export type RedisScript = (keys: readonly string[], args?: readonly (string | number)[]) => Promise<unknown>;

/** Makes a script of a Lua file: sent by its digest, and in full only when the server does not know it. */
export function createRedisScript(
  file: URL,
  send: (command: string, args: (string | number)[]) => Promise<unknown>,
): RedisScript {
  const source = readFileSync(file, "utf8");
  const digest = createHash("sha1").update(source).digest("hex");
  return async (keys, args = []) => {
    const rest = [keys.length, ...keys, ...args];
    try {
      return await send("evalsha", [digest, ...rest]);
    } catch (error) {
      if (!(error instanceof Error) || !error.message.startsWith("NOSCRIPT")) throw error;
      return await send("eval", [source, ...rest]);
    }
  };
}
