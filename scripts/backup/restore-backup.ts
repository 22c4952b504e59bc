import { checkNobodyRuns, checkPlaces, occupied } from "./check-restore.ts";
import { loadRules } from "./consul-rules.ts";
import { swapFolder } from "./data-files/swap-folder.ts";
import { emptyQueues } from "./empty-queues.ts";
import { type Manifest, readManifest } from "./manifest.ts";
import { loadDatabases } from "./mysql/load-databases.ts";
import type { Places } from "./places.ts";
import { loadKeys } from "./redis/load-keys.ts";
import { RefusedError } from "./refused-error.ts";
import { checkSchemas } from "./schemas.ts";

/** What a restore came to. */
export interface Restored {
  manifest: Manifest;
  /** Where the data folder before has gone to; undefined when there was none, or none is used. */
  aside: string | undefined;
}

/**
 * Puts a backup in the place of what is there. Everything is checked before anything is changed.
 * @param overwrite whether data that is there may go.
 * @throws RefusedError for a damaged or foreign backup, while a shop runs, and where there is data that may not go.
 */
export async function restoreBackup(places: Places, folder: string, overwrite: boolean): Promise<Restored> {
  const manifest = await readManifest(folder);
  checkSchemas(manifest.schemas);
  checkPlaces(manifest, places);
  await checkNobodyRuns(places);
  const there = overwrite ? [] : await occupied(places);
  if (there.length > 0) {
    throw new RefusedError(`There is data in ${there.join(" and ")}. Say --yes to put the backup in its place.`);
  }
  return { manifest, aside: await load(places, folder, manifest) };
}

async function load(places: Places, folder: string, { files }: Manifest): Promise<string | undefined> {
  const { dataDir, mysqlUrl, redis, rabbitmqUrl, consulAddr } = places;
  if (mysqlUrl !== undefined) await loadDatabases(mysqlUrl, folder);
  if (redis) await loadKeys(redis, folder);
  if (rabbitmqUrl !== undefined) await emptyQueues(rabbitmqUrl);
  if (consulAddr !== undefined) await loadRules(consulAddr, folder);
  const dataFiles = files.filter(({ part }) => part === "data-file");
  return dataFiles.length > 0 ? await swapFolder(folder, dataFiles, dataDir) : undefined;
}
