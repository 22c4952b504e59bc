import { setTimeout as sleep } from "node:timers/promises";
import type { Kysely, Transaction } from "kysely";
import { isConflict } from "./mysql/errors.ts";

/** How often a transaction is tried that others got in the way of. */
const ATTEMPTS = 8;

/** Longest pause before the second try, in milliseconds; doubles with each. */
const PAUSE_MS = 5;

/**
 * Runs work as one transaction: all of it or nothing. Servers undo one of two transactions that wait for each other;
 * that one is run again, so the work must do nothing but change the database.
 */
export async function inTransaction<DB, T>(db: Kysely<DB>, work: (trx: Transaction<DB>) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await db.transaction().execute(work);
    } catch (error) {
      if (attempt === ATTEMPTS || !isConflict(error)) throw error;
      await sleep(Math.random() * PAUSE_MS * 2 ** attempt);
    }
  }
}
