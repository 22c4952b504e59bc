import { DatabaseSync } from "node:sqlite";
import { escape as literal } from "mysql2";
import { createConnection, type RowDataPacket } from "mysql2/promise";

/** Rows of one statement. */
const ROWS = 500;

/** A value as it is stored. */
export type Value = string | number | null;
type Row = Record<string, Value>;

/** A database that many rows are written to. */
export interface TableWriter {
  /** Inserts rows, all with the columns of the first; keys that are there already stay as they are. */
  insert(table: string, rows: readonly Row[]): Promise<void>;
  query<T>(sql: string): Promise<T[]>;
  /** Everything that was inserted stays. */
  close(): Promise<void>;
}

/** A database of a MySQL server, without the checks that cost time; rows are there after `close`. */
export async function openMysqlWriter(uri: string, database: string): Promise<TableWriter> {
  const connection = await createConnection({ uri, charset: "utf8mb4_bin", decimalNumbers: true });
  await connection.changeUser({ database });
  await connection.query("set session unique_checks = 0, foreign_key_checks = 0, autocommit = 0");
  return {
    insert: async (table, rows) => {
      for (const part of partsOf(rows)) await connection.query(insertText("insert ignore", table, part));
      await connection.query("commit");
    },
    query: async <T>(sql: string) => (await connection.query<RowDataPacket[]>(sql))[0] as T[],
    close: async () => {
      await connection.query("commit");
      await connection.end();
    },
  };
}

/** A file of SQLite. */
export function openSqliteWriter(file: string): TableWriter {
  const db = new DatabaseSync(file, { timeout: 5000 });
  db.exec("pragma journal_mode = WAL; pragma synchronous = OFF; pragma cache_size = -65536");
  return {
    insert: async (table, rows) => {
      const [first] = rows;
      if (!first) return;
      const names = Object.keys(first);
      const marks = names.map(() => "?").join(", ");
      const statement = db.prepare(`insert or ignore into ${table} (${names.join(", ")}) values (${marks})`);
      db.exec("begin immediate");
      for (const row of rows) statement.run(...Object.values(row));
      db.exec("commit");
    },
    query: async <T>(sql: string) => db.prepare(sql).all() as T[],
    close: async () => db.close(),
  };
}

function* partsOf(rows: readonly Row[]): Generator<readonly Row[]> {
  for (let start = 0; start < rows.length; start += ROWS) yield rows.slice(start, start + ROWS);
}

/** An insert of these rows as SQL, for MySQL. */
export function insertText(verb: string, table: string, rows: readonly Row[]): string {
  const values = rows.map((row) => `(${Object.values(row).map(textOfValue).join(",")})`);
  return `${verb} into ${table} (${Object.keys(rows[0] ?? {}).join(", ")}) values ${values.join(",")}`;
}

const textOfValue = (value: Value) => (typeof value === "string" ? literal(value) : String(value));
