import { join } from "node:path";
import { silentLogger } from "@mall/kernel";
import { orderTables } from "@mall/order";
import { productTables } from "@mall/product";
import { migrateMysql, openServiceDatabase } from "@mall/runtime";
import { noTracing } from "@mall/tracing";
import { openMysqlWriter, openSqliteWriter, type TableWriter } from "./table-writer.ts";

/** Tables to fill. */
export interface Target {
  tables: "products" | "orders";
  database: string;
  /** A server; without one: */
  mysqlUrl?: string;
  /** The folder of an SQLite file named like the database. */
  dataDir?: string;
}

const TABLES = { products: productTables, orders: orderTables };

/** Makes the tables where they are missing, and opens them for many rows. */
export async function openTarget({ tables, database: name, mysqlUrl, dataDir = "." }: Target): Promise<TableWriter> {
  const own = { name, migrations: TABLES[tables].migrations };
  if (mysqlUrl) {
    await migrateMysql(mysqlUrl, own, "up");
    return await openMysqlWriter(mysqlUrl, name);
  }
  const config = { mysqlUrl: undefined, runMigrations: true, synchronous: "NORMAL" as const };
  const db = await openServiceDatabase({ tracing: noTracing, logger: silentLogger, dataDir }, own, config);
  await db.destroy();
  return openSqliteWriter(join(dataDir, `${name}.sqlite`));
}
