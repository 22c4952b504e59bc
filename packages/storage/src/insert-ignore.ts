import { type Insertable, type Kysely, MysqlAdapter, type Transaction } from "kysely";
import { inChunks } from "./insert-rows.ts";
import { plainInsert } from "./plain-insert.ts";

/**
 * Inserts the rows whose keys are not there yet and leaves those that are as they are: idempotent creation.
 * The rows are plain values, all with the same columns. Many rows are several statements: pass a transaction where it must
 * be all or none.
 * On SQLite only a key that exists is passed over, any other broken constraint throws; MySQL's `insert ignore`
 * turns those into warnings, so check values before.
 * @returns how many rows were inserted.
 */
export async function insertIgnore<DB, T extends keyof DB & string>(
  db: Kysely<DB> | Transaction<DB>,
  table: T,
  rows: readonly Insertable<NoInfer<DB>[T]>[],
): Promise<number> {
  const style = db.getExecutor().adapter instanceof MysqlAdapter ? "mysql" : "sqlite";
  let inserted = 0;
  for (const chunk of inChunks(rows)) {
    const { numAffectedRows = 0n } = await db.executeQuery(plainInsert(style, table, chunk));
    inserted += Number(numAffectedRows);
  }
  return inserted;
}
