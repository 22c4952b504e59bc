import { existsSync, readdirSync } from "node:fs";
import { mkdir, rename, rm, rmdir } from "node:fs/promises";
import { dirname } from "node:path";
import { saveRules } from "./consul-rules.ts";
import { saveFiles } from "./data-files/save-files.ts";
import { flush, PRIVATE_FOLDER } from "./durable.ts";
import { type Manifest, writeManifest } from "./manifest.ts";
import { saveDatabases } from "./mysql/save-databases.ts";
import type { Places } from "./places.ts";
import { saveKeys } from "./redis/save-keys.ts";
import { RefusedError } from "./refused-error.ts";

/**
 * Saves every store of the shop into a new folder; the shop may be running. The folder gets its name when it is complete.
 * @throws RefusedError for a folder that holds something, or a server that does not answer.
 */
export async function takeBackup(places: Places, folder: string): Promise<Manifest> {
  if (existsSync(folder) && readdirSync(folder).length > 0) {
    throw new RefusedError(`${folder} is not empty. A backup needs a folder of its own.`);
  }
  const partial = `${folder}.partial`;
  await rm(partial, { recursive: true, force: true });
  await mkdir(partial, { recursive: true, mode: PRIVATE_FOLDER });
  try {
    const manifest = await saveAll(places, partial);
    await writeManifest(partial, manifest);
    if (existsSync(folder)) await rmdir(folder);
    await rename(partial, folder);
    await flush(dirname(folder));
    return manifest;
  } catch (error) {
    await rm(partial, { recursive: true, force: true });
    throw error;
  }
}

/**
 * What follows from something is saved before it: orders before the claims they were made of. Then nothing is there
 * without its cause, and what lacks is made again from it. Files of one machine are of one moment anyway.
 */
async function saveAll(places: Places, folder: string): Promise<Manifest> {
  const { mysqlUrl, redis, consulAddr } = places;
  const begun_at = new Date().toISOString();
  const mysql = mysqlUrl === undefined ? undefined : await saveDatabases(mysqlUrl, folder);
  const data = await saveFiles(places, folder);
  const keys = redis && (await saveKeys(redis, folder));
  const rules = consulAddr === undefined ? undefined : await saveRules(consulAddr, folder);
  const files = [mysql?.file, ...data.files, keys, rules].filter((file) => file !== undefined);
  if (files.length === 0) throw new RefusedError(`There is nothing to save in ${places.dataDir}.`);
  const schemas = { ...mysql?.schemas, ...data.schemas };
  return { format: 1, begun_at, ended_at: new Date().toISOString(), files, schemas };
}
