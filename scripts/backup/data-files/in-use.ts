import { readdirSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { isDatabase } from "./which-files.ts";

const BUSY = 5;

/**
 * The database of the folder that some program has open, undefined when none has. SQLite gives up the write-ahead log of
 * a file only to who is alone with it, so that is asked for; the shop takes it up again when it opens the file.
 */
export function fileInUse(folder: string): string | undefined {
  return readdirSync(folder)
    .filter(isDatabase)
    .find((name) => isOpenElsewhere(join(folder, name)));
}

function isOpenElsewhere(file: string): boolean {
  const database = new DatabaseSync(file, { timeout: 0 });
  try {
    database.exec("pragma journal_mode = delete");
    return false;
  } catch (error) {
    // A file that is damaged, which is why it is to be replaced, is nobody's.
    return (error as { errcode?: number }).errcode === BUSY;
  } finally {
    database.close();
  }
}
