import type { Tracing } from "@mall/tracing";
import { type Dialect, Kysely, SqliteAdapter, SqliteDialect } from "kysely";
import { asKyselyDatabase } from "./kysely-database.ts";
import { type DatabaseOptions, openDatabase } from "./open-database.ts";

/** A database file and who traces its statements. */
export interface SqliteOptions extends DatabaseOptions {
  tracing: Tracing;
}

/** Kysely's own says no out of caution; with yes, the migrations of one start are one transaction: all or none. */
class TransactionalAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

/**
 * Opens an SQLite file for Kysely at the first query; `db.destroy()` closes it. Statements run in spans
 * `database SELECT skus` when a trace is active.
 *
 * BEWARE: it has one connection, and a transaction holds it to its end. A query on `db` (instead of `trx`)
 * awaited inside the transaction waits for that connection while the transaction waits for the query: both
 * hang forever. Pass `trx` on to everything called inside, and do no I/O there but the database's.
 * Open a file once in a process: a second connection waits for the first one's transaction by blocking the thread
 * that has to end it, and fails after 5 seconds. Other processes wait their turn properly.
 *
 * Booleans are stored as 0 and 1 and read back as numbers; a Date or undefined as a parameter throws.
 */
export function openSqlite<DB>({ tracing, ...options }: SqliteOptions): Kysely<DB> {
  const open = async () => asKyselyDatabase(openDatabase(options), tracing, options.readOnly);
  const sqlite = new SqliteDialect({ database: open });
  const dialect: Dialect = {
    createAdapter: () => new TransactionalAdapter(),
    createDriver: () => sqlite.createDriver(),
    createIntrospector: (db) => sqlite.createIntrospector(db),
    createQueryCompiler: () => sqlite.createQueryCompiler(),
  };
  return new Kysely<DB>({ dialect });
}
