import { type AppError, fail } from "@mall/kernel";

/** SQLite's result codes that time or a person with a broom mends: BUSY, IOERR, FULL, CANTOPEN (sqlite.org/rescode.html). */
const PASSING = new Set([5, 10, 13, 14]);

/** The code without what extends it: 266 is IOERR_READ, an IOERR. */
const primary = (code: number) => code & 0xff;

/** A failure as callers may see it: a full disk or a locked file becomes `service_unavailable`; a mistake of ours stays. */
export function toAppError(error: unknown): AppError | Error {
  const thrown = error instanceof Error ? error : new Error(String(error));
  const { errcode } = thrown as { errcode?: unknown };
  const passing = typeof errcode === "number" && PASSING.has(primary(errcode));
  return passing ? fail("service_unavailable", { cause: thrown }) : thrown;
}
