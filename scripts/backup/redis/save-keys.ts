import { createWriteStream } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import type { RedisConfig } from "@mall/config";
import { PRIVATE_FILE } from "../durable.ts";
import { type SavedFile, savedFile } from "../manifest.ts";
import { type Client, keysOf, withRedis } from "./connect.ts";
import { groupsOf } from "./keys.ts";

/** The file of all keys: a line of JSON each. */
export const REDIS_FILE = "redis.jsonl.gz";

/** A key as a line of the file. */
export interface SavedKey {
  key: string;
  /** Milliseconds since the epoch, null for a key that does not expire. */
  expires_at: number | null;
  /** What DUMP gave, in base64. */
  value: string;
}

/** Reads keys in one step: no other command runs between. */
const READ = `
local found = {}
for i, key in ipairs(KEYS) do found[i] = { redis.call('DUMP', key), redis.call('PTTL', key) } end
return found`;

const GROUPS_AT_ONCE = 100;

/** Saves the shop's keys; the shop may be running. Keys of one SKU are as they are at one moment. */
export async function saveKeys(redis: RedisConfig, folder: string): Promise<SavedFile> {
  await withRedis(redis, async (client) => {
    const groups = groupsOf(await keysOf(client), redis.cluster);
    const file = createWriteStream(join(folder, REDIS_FILE), { mode: PRIVATE_FILE });
    await pipeline(Readable.from(linesOf(client, groups)), createGzip(), file);
  });
  return await savedFile(folder, REDIS_FILE, "redis");
}

async function* linesOf(client: Client, groups: readonly string[][]): AsyncGenerator<string> {
  for (let from = 0; from < groups.length; from += GROUPS_AT_ONCE) {
    const read = await Promise.all(groups.slice(from, from + GROUPS_AT_ONCE).map((keys) => readGroup(client, keys)));
    for (const saved of read.flat()) yield `${JSON.stringify(saved)}\n`;
  }
}

async function readGroup(client: Client, keys: string[]): Promise<SavedKey[]> {
  const found = (await client.callBuffer("eval", READ, keys.length, ...keys)) as [Buffer | null, number][];
  const now = Date.now();
  return found.flatMap(([value, ttlMs], index) => {
    // Gone since it was found.
    if (value === null) return [];
    const expires_at = ttlMs >= 0 ? now + ttlMs : null;
    return [{ key: keys[index] ?? "", expires_at, value: value.toString("base64") }];
  });
}
