import { chunksOf } from "@mall/kernel";
import type { Insertable, Kysely, Transaction } from "kysely";
import { plainInsert } from "./plain-insert.ts";

/** Below SQLite's limit of 32,766 parameters in a statement and MySQL's of 65,535. */
const MAX_PARAMETERS = 30_000;

/** Rows in as many parts as statements are needed. */
export function inChunks<T extends object>(rows: readonly T[]): readonly T[][] {
  const columns = Math.max(1, Object.keys(rows[0] ?? {}).length);
  return chunksOf(rows, Math.floor(MAX_PARAMETERS / columns));
}

/**
 * Inserts rows of plain values, all with the same columns, without the query builder. Many rows are several statements: pass
 * a transaction where it must be all or none.
 * @throws what the database throws for a key that is there, or another broken constraint.
 */
export async function insertRows<DB, T extends keyof DB & string>(
  db: Kysely<DB> | Transaction<DB>,
  table: T,
  rows: readonly Insertable<NoInfer<DB>[T]>[],
): Promise<void> {
  for (const chunk of inChunks(rows)) await db.executeQuery(plainInsert("strict", table, chunk));
}
