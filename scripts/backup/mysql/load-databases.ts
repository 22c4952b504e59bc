import { createReadStream } from "node:fs";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";
import { CLIENT, startTool } from "./client-tool.ts";
import { MYSQL_FILE } from "./save-databases.ts";

/** Makes the databases anew from the file; those that are there are dropped. @throws RefusedError with what went wrong. */
export async function loadDatabases(url: string, folder: string): Promise<void> {
  const tool = startTool(CLIENT, url, ["--default-character-set=utf8mb4"]);
  tool.stdout.resume();
  const fed = pipeline(createReadStream(join(folder, MYSQL_FILE)), createGunzip(), tool.stdin);
  // A client that gives up closes its input: what it said is the reason, not the broken pipe.
  const [, ended] = await Promise.allSettled([fed, tool.ended]);
  if (ended.status === "rejected") throw ended.reason;
  await fed;
}
