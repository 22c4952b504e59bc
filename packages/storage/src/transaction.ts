import type { DatabaseSync } from "node:sqlite";
import { toAppError } from "./sqlite-errors.ts";

/** Runs work that must be one step, also for other processes on the same file; what it throws undoes it. */
export type InTransaction = <T>(work: () => T) => T;

/**
 * Makes the runner for one connection. It takes the write lock at the start, so nothing read becomes stale.
 * @throws AppError `service_unavailable` from the runner where the disk is full or broken, or the lock not to be had.
 */
export function createTransaction(database: DatabaseSync): InTransaction {
  const begin = database.prepare("begin immediate");
  const commit = database.prepare("commit");
  return (work) => {
    try {
      begin.run();
      const result = work();
      commit.run();
      return result;
    } catch (error) {
      if (database.isTransaction) database.exec("rollback");
      throw toAppError(error);
    }
  };
}
