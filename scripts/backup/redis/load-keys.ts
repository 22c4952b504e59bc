import { createReadStream } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { createGunzip } from "node:zlib";
import type { RedisConfig } from "@mall/config";
import { RefusedError } from "../refused-error.ts";
import { type Client, keysOf, withRedis } from "./connect.ts";
import { REDIS_FILE, type SavedKey } from "./save-keys.ts";

const KEYS_AT_ONCE = 200;

/** Whether the shop has keys there. */
export function hasKeys(redis: RedisConfig): Promise<boolean> {
  return withRedis(redis, async (client) => (await keysOf(client)).size > 0);
}

/** Deletes the shop's keys and writes those of the file; what has expired since stays away. */
export async function loadKeys(redis: RedisConfig, folder: string): Promise<void> {
  await withRedis(redis, async (client) => {
    await inSteps(await keysOf(client), (key) => client.unlink(key));
    const lines = createInterface({ input: createReadStream(join(folder, REDIS_FILE)).pipe(createGunzip()) });
    await inSteps(lines, (line) => restoreKey(client, JSON.parse(line) as SavedKey));
  });
}

async function restoreKey(client: Client, { key, expires_at, value }: SavedKey): Promise<void> {
  const leftMs = expires_at === null ? 0 : expires_at - Date.now();
  if (leftMs < 0 || (expires_at !== null && leftMs === 0)) return;
  await client.restore(key, leftMs, Buffer.from(value, "base64"), "REPLACE").catch((error: unknown) => {
    const why = error instanceof Error ? error.message : String(error);
    throw new RefusedError(`Redis did not take ${key}: ${why}. Its version must not be older than that of the backup.`);
  });
}

async function inSteps<T>(each: Iterable<T> | AsyncIterable<T>, work: (one: T) => Promise<unknown>): Promise<void> {
  let step: Promise<unknown>[] = [];
  for await (const one of each) {
    step.push(work(one));
    if (step.length < KEYS_AT_ONCE) continue;
    await Promise.all(step);
    step = [];
  }
  await Promise.all(step);
}
