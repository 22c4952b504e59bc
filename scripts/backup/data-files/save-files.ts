import { chmod, copyFile } from "node:fs/promises";
import { join } from "node:path";
import { backup, DatabaseSync as Database, type DatabaseSync } from "node:sqlite";
import { PRIVATE_FILE } from "../durable.ts";
import { type Manifest, type SavedFile, savedFile } from "../manifest.ts";
import type { Places } from "../places.ts";
import { RefusedError } from "../refused-error.ts";
import { appliedMigrations, TABLES } from "../schemas.ts";
import { openAtOneMoment } from "./one-moment.ts";
import { filesInPlay, isDatabase } from "./which-files.ts";

/** What was saved of the data folder. */
export interface SavedFiles {
  files: SavedFile[];
  schemas: Manifest["schemas"];
}

/** Pages copied between two looks at other work of this process. */
const PAGES_A_STEP = 2000;

/** Copies the files of the data folder, the databases as they are at one moment; the shop may be running. */
export async function saveFiles(places: Places, folder: string): Promise<SavedFiles> {
  const names = filesInPlay(places);
  const databases = names.filter(isDatabase);
  const readers = await openAtOneMoment(databases.map((name) => join(places.dataDir, name)));
  const saved: SavedFiles = { files: [], schemas: {} };
  try {
    for (const [index, reader] of readers.entries()) await copyDatabase(reader, join(folder, databases[index] ?? ""));
  } finally {
    for (const reader of readers) reader.close();
  }
  for (const name of names) {
    const copy = join(folder, name);
    if (isDatabase(name)) Object.assign(saved.schemas, tidy(copy, name));
    else await copyFile(join(places.dataDir, name), copy);
    await chmod(copy, PRIVATE_FILE);
    saved.files.push(await savedFile(folder, name, "data-file"));
  }
  return saved;
}

// A copy goes by the transaction that is open on its source: what is written meanwhile is not in it.
async function copyDatabase(reader: DatabaseSync, copy: string): Promise<void> {
  await backup(reader, copy, { rate: PAGES_A_STEP });
}

/** Makes the copy one file without a log beside it, looks whether it is whole, and reads how far its tables are. */
function tidy(copy: string, name: string): Manifest["schemas"] {
  const database = new Database(copy);
  try {
    database.exec("pragma journal_mode = delete");
    const [found] = database.prepare("pragma quick_check").all() as { quick_check: string }[];
    if (found?.quick_check !== "ok") throw new RefusedError(`${name} is damaged: ${found?.quick_check}`);
    return schemasIn(database, name);
  } finally {
    database.close();
  }
}

function schemasIn(database: DatabaseSync, fileName: string): Manifest["schemas"] {
  const found: Manifest["schemas"] = {};
  for (const { name, file = name, migrations } of TABLES) {
    if (`${file}.sqlite` !== fileName) continue;
    const rows = database.prepare(appliedMigrations(migrations.name)).all() as { name: string }[];
    found[migrations.name] = rows.map((row) => row.name);
  }
  return found;
}
