import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { DatabaseSync } from "node:sqlite";

/** Where a database lives and how hard it holds on to what was committed. */
export interface DatabaseOptions {
  /** Path of the file; its directory is made when missing. ":memory:" gives one that dies with the handle. */
  file: string;
  /**
   * NORMAL (default): a commit survives the death of the process, even by kill -9.
   * FULL: it also survives the loss of power, for one fsync per commit.
   */
  synchronous?: "NORMAL" | "FULL";
  /** Nothing can be written, and a missing file is an error. What others commit meanwhile is seen. Default false. */
  readOnly?: boolean;
}

/** Milliseconds a statement waits for another process's write before it fails with "database is locked". */
const BUSY_TIMEOUT_MS = 5000;

/**
 * Opens one connection to an SQLite file that several processes may share: write-ahead log, so that readers
 * and the writer do not wait for each other; foreign keys are enforced.
 * @throws Error of node:sqlite when the file cannot be opened or is no database.
 */
export function openDatabase({ file, synchronous = "NORMAL", readOnly = false }: DatabaseOptions): DatabaseSync {
  if (readOnly) return new DatabaseSync(file, { timeout: BUSY_TIMEOUT_MS, readOnly });
  if (file !== ":memory:") mkdirSync(dirname(file), { recursive: true });
  const database = new DatabaseSync(file, { timeout: BUSY_TIMEOUT_MS, enableForeignKeyConstraints: true });
  try {
    database.exec(`pragma journal_mode = WAL; pragma synchronous = ${synchronous}`);
  } catch (error) {
    database.close();
    throw error;
  }
  return database;
}
