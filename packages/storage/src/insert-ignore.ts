import { type Insertable, type Kysely, MysqlAdapter, type Transaction } from "kysely";
import { plainInsert } from "./plain-insert.ts";

/** Below SQLite's limit of 32,766 parameters in a statement and MySQL's of 65,535. */
const MAX_PARAMETERS = 30_000;

function* inChunks<T extends object>(rows: readonly T[]): Generator<readonly T[]> {
  const columns = Math.max(1, Object.keys(rows[0] ?? {}).length);
  const size = Math.floor(MAX_PARAMETERS / columns);
  for (let start = 0; start < rows.length; start += size) yield rows.slice(start, start + size);
}

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
