import { AppError, fail } from "@mall/kernel";

/** Server errors that time mends: too many connections, shutting down, read only, failing over. */
const PASSING = new Set([1040, 1053, 1152, 1158, 1159, 1160, 1161, 1203, 1290, 1836, 3169, 9001, 9002, 9003, 9005]);

/** Another transaction was in the way, and this one was undone: the same work may succeed now. The 8 and 9 thousands are TiDB's. */
const IN_THE_WAY = new Set([1020, 1205, 1213, 8002, 8022, 8028, 9007]);

interface MysqlError extends Error {
  errno?: number;
  code?: string;
  sqlState?: string;
}

/** A failure as callers may see it: an away or busy server becomes `service_unavailable`; a refused statement stays. */
export function toAppError(error: unknown): AppError | Error {
  if (error instanceof AppError) return error;
  const thrown: MysqlError = error instanceof Error ? error : new Error(String(error));
  // What the server itself refused has an SQL state; everything else happened on the way to it.
  const refused = thrown.sqlState !== undefined && !PASSING.has(thrown.errno ?? 0);
  return refused ? thrown : fail("service_unavailable", { cause: thrown });
}

/** Whether a transaction failed only because another one was in its way: deadlock, lock wait, write conflict. */
export function isConflict(error: unknown): boolean {
  return error instanceof Error && IN_THE_WAY.has((error as MysqlError).errno ?? 0);
}
