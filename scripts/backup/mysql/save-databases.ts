import { createWriteStream } from "node:fs";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import { PRIVATE_FILE } from "../durable.ts";
import { type Manifest, type SavedFile, savedFile } from "../manifest.ts";
import { RefusedError } from "../refused-error.ts";
import { DUMP, startTool } from "./client-tool.ts";
import { lookAtMysql, mysqlSchemas } from "./server.ts";

/** The file of all databases. */
export const MYSQL_FILE = "mysql.sql.gz";

/** What of one program the other does not know is said in the loose form: then it is only told. */
const ARGS = [
  ...["--single-transaction", "--quick", "--no-tablespaces", "--hex-blob", "--default-character-set=utf8mb4"],
  ...["--loose-set-gtid-purged=OFF", "--loose-column-statistics=0", "--add-drop-database", "--databases"],
];

/** Saves the shop's databases as they are at one moment; the shop may be running. */
export async function saveDatabases(
  url: string,
  folder: string,
): Promise<{ file: SavedFile; schemas: Manifest["schemas"] }> {
  const { databases } = await lookAtMysql(url);
  if (databases.length === 0) throw new RefusedError("MySQL (MYSQL_URL) has none of the shop's databases.");
  const tool = startTool(DUMP, url, [...ARGS, ...databases]);
  const file = createWriteStream(join(folder, MYSQL_FILE), { mode: PRIVATE_FILE });
  await Promise.all([pipeline(tool.stdout, createGzip(), file), tool.ended]);
  return { file: await savedFile(folder, MYSQL_FILE, "mysql"), schemas: await mysqlSchemas(url, databases) };
}
