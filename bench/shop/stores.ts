import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { createConnection, type ResultSetHeader, type RowDataPacket } from "mysql2/promise";

/** A database of the shop: `db_order`. */
export type DatabaseName = "db_product" | "db_order" | "db_payment";

/** The tables of a running shop, past the shop. */
export interface Stores {
  /** @param values for the question marks */
  query<T>(database: DatabaseName, sql: string, values?: (string | number)[]): Promise<T[]>;
  write(database: DatabaseName, sql: string, values?: (string | number)[]): Promise<void>;
  close(): Promise<void>;
}

/** MySQL where it has an address, else the files of DATA_DIR. */
export async function openStores(where: Record<string, string>): Promise<Stores> {
  const { MYSQL_URL: uri, DATA_DIR = "" } = where;
  return uri ? await openMysql(uri) : openFiles(DATA_DIR);
}

async function openMysql(uri: string): Promise<Stores> {
  const connection = await createConnection({ uri, decimalNumbers: true });
  const use = (database: string) => connection.changeUser({ database });
  return {
    query: async <T>(database: DatabaseName, sql: string, values: (string | number)[] = []) => {
      await use(database);
      const [rows] = await connection.query<RowDataPacket[]>(sql, values);
      return rows as T[];
    },
    write: async (database, sql, values = []) => {
      await use(database);
      await connection.query<ResultSetHeader>(sql, values);
    },
    close: async () => connection.destroy(),
  };
}

function openFiles(dataDir: string): Stores {
  const open = (database: DatabaseName, readOnly: boolean) =>
    new DatabaseSync(join(dataDir, `${database}.sqlite`), { readOnly, timeout: 5000 });
  const withFile = async <T>(database: DatabaseName, readOnly: boolean, work: (db: DatabaseSync) => T): Promise<T> => {
    const db = open(database, readOnly);
    try {
      return work(db);
    } finally {
      db.close();
    }
  };
  return {
    query: <T>(database: DatabaseName, sql: string, values: (string | number)[] = []) =>
      withFile(database, true, (db) => db.prepare(sql).all(...values) as T[]),
    write: (database, sql, values = []) => withFile(database, false, (db) => void db.prepare(sql).run(...values)),
    close: async () => {},
  };
}
