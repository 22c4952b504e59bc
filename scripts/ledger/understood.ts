import { AppError } from "@mall/kernel";
import { UnreadableError } from "./unreadable.ts";
import type { Where } from "./where.ts";

const MISSING = /no such (table|column)|doesn't exist|Unknown (database|column)|file is not a database/i;

/** What a database's error means for whoever asked; an error that is none of the store's stays as it is. */
export function understood(error: unknown, { mysqlUrl }: Pick<Where, "mysqlUrl">): unknown {
  if (error instanceof AppError && error.slug === "service_unavailable") {
    return new UnreadableError("MySQL (MYSQL_URL) does not answer. Start it, then look again.", { cause: error });
  }
  if (!(error instanceof Error && MISSING.test(error.message))) return error;
  const remedy = mysqlUrl === undefined ? "Start the shop once (npm start)" : "Run npm run migrate";
  return new UnreadableError(`The databases are not as they should be: ${error.message}. ${remedy}, then look again.`, {
    cause: error,
  });
}
