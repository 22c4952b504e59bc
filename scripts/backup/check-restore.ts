import { existsSync } from "node:fs";
import { fileInUse } from "./data-files/in-use.ts";
import { filesInPlay, isDatabase } from "./data-files/which-files.ts";
import type { Manifest, Part } from "./manifest.ts";
import { lookAtMysql } from "./mysql/server.ts";
import type { Places } from "./places.ts";
import { hasKeys } from "./redis/load-keys.ts";
import { RefusedError } from "./refused-error.ts";

/** Which part of a backup needs which variable. */
const NEEDS: [part: Part, variable: string, addressOf: (places: Places) => unknown][] = [
  ["mysql", "MYSQL_URL", ({ mysqlUrl }) => mysqlUrl],
  ["redis", "REDIS_URL", ({ redis }) => redis],
  ["consul", "CONSUL_ADDR", ({ consulAddr }) => consulAddr],
];

/** @throws RefusedError for a backup of servers that have no address, or of files where servers are used now. */
export function checkPlaces({ files }: Manifest, places: Places): void {
  for (const [part, variable, addressOf] of NEEDS) {
    const has = files.some((file) => file.part === part);
    if (has && !addressOf(places)) throw new RefusedError(`The backup has ${part} in it: set ${variable}.`);
    if (!has && addressOf(places)) {
      throw new RefusedError(`The backup has no ${part} in it: it was made without ${variable}, so unset it.`);
    }
  }
}

/** @throws RefusedError while a shop, or another program, works with what would be replaced. */
export async function checkNobodyRuns({ dataDir, mysqlUrl }: Places): Promise<void> {
  const file = existsSync(dataDir) ? fileInUse(dataDir) : undefined;
  if (file) throw new RefusedError(`A program has ${file} in ${dataDir} open. Stop the shop first.`);
  if (mysqlUrl !== undefined && (await lookAtMysql(mysqlUrl)).inUse) {
    throw new RefusedError("A program is connected to the shop's databases in MySQL. Stop all services first.");
  }
}

/** The places that have data already, as words for a sentence. */
export async function occupied(places: Places): Promise<string[]> {
  const { dataDir, mysqlUrl, redis } = places;
  const databases = mysqlUrl === undefined ? [] : (await lookAtMysql(mysqlUrl)).databases;
  return [
    ...(filesInPlay(places).some(isDatabase) ? [dataDir] : []),
    ...(databases.length > 0 ? [`MySQL (${databases.join(", ")})`] : []),
    ...(redis && (await hasKeys(redis)) ? ["Redis"] : []),
  ];
}
