import { DatabaseSync } from "node:sqlite";
import { setTimeout as sleep } from "node:timers/promises";
import { RefusedError } from "../refused-error.ts";

/**
 * Milliseconds that one lock is waited for. Short, as the shop waits meanwhile: a process that holds one file and wants
 * another that we hold goes on when we give up.
 */
const LOCK_MS = 50;
const TRIES = 200;
const MOST_BETWEEN_MS = 100;

const BUSY = 5;

/**
 * Opens a reader on each file, all at one moment: what one shows the others show as it was then, also while they are
 * written to. Every file is locked against writers until all are opened, a few milliseconds. Close them.
 * @throws RefusedError when there is no such moment: the files are never all free.
 */
export async function openAtOneMoment(files: readonly string[]): Promise<DatabaseSync[]> {
  const writers = files.map((file) => new DatabaseSync(file, { timeout: LOCK_MS }));
  try {
    for (let tries = 0; tries < TRIES; tries += 1) {
      const readers = readAtOnce(files, writers);
      if (readers) return readers;
      await sleep(Math.random() * MOST_BETWEEN_MS);
    }
  } finally {
    for (const writer of writers) writer.close();
  }
  throw new RefusedError("Other programs hold the files of the data folder locked. Try again when less is going on.");
}

function readAtOnce(files: readonly string[], writers: readonly DatabaseSync[]): DatabaseSync[] | undefined {
  const locked: DatabaseSync[] = [];
  const readers: DatabaseSync[] = [];
  try {
    for (const writer of writers) {
      writer.exec("begin immediate");
      locked.push(writer);
    }
    for (const file of files) readers.push(openReader(file));
    return readers;
  } catch (error) {
    for (const reader of readers) reader.close();
    if ((error as { errcode?: number }).errcode !== BUSY) throw error;
    return undefined;
  } finally {
    for (const writer of locked) writer.exec("rollback");
  }
}

function openReader(file: string): DatabaseSync {
  const reader = new DatabaseSync(file, { readOnly: true });
  // The first read decides which moment a transaction shows.
  reader.exec("begin; select 1 from sqlite_master limit 1");
  return reader;
}
