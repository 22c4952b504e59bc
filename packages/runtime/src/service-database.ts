import type { DatabaseConfig } from "@mall/config";
import {
  type Kysely,
  type MigrationSet,
  migrateDown,
  migrateToLatest,
  openSqlite,
  pendingMigrations,
} from "@mall/storage";
import { noTracing } from "@mall/tracing";
import type { Platform } from "./platform.ts";
import { waitFor } from "./wait-for.ts";

/** The tables of one service. */
export interface ServiceDatabase {
  /** Name of the database, and of the SQLite file that stands for it: `db_order`. */
  name: string;
  /** Name of the SQLite file where two services share the database; default: its name. */
  file?: string;
  migrations: MigrationSet;
}

/** Milliseconds a statement of a migration may take: an index on a table of millions is not made in two seconds. */
const MIGRATION_TIMEOUT_MS = 600_000;

/**
 * Opens the tables of a service, in MySQL when it has an address, else in an SQLite file, and waits for the server.
 * Brings them up to date first, unless a job does that: then waits for the job.
 */
export async function openServiceDatabase<DB>(
  { tracing, dataDir, logger }: Pick<Platform, "tracing" | "dataDir" | "logger">,
  tables: ServiceDatabase,
  { mysqlUrl, runMigrations, synchronous }: DatabaseConfig,
): Promise<Kysely<DB>> {
  const { name, file = name, migrations } = tables;
  if (mysqlUrl === undefined) {
    const db = openSqlite<DB>({ file: `${dataDir}/${file}.sqlite`, tracing, synchronous });
    await migrateToLatest(db, migrations);
    return db;
  }
  if (runMigrations) await waitFor({ name: "MySQL", logger }, () => migrateMysql(mysqlUrl, tables, "up"));
  const { openMysql } = await import("@mall/storage/mysql");
  const db = openMysql<DB>({ url: mysqlUrl, database: name, tracing });
  const what = runMigrations ? "MySQL" : `MySQL with the tables of ${name} (npm run migrate)`;
  await waitFor({ name: what, logger }, () => checkMigrated(db, migrations));
  return db;
}

/** Makes the database when it is missing and brings its tables up to date, or takes the last step back. */
export async function migrateMysql(url: string, tables: ServiceDatabase, direction: "up" | "down"): Promise<void> {
  const { createDatabase, openMysql } = await import("@mall/storage/mysql");
  const { name: database, migrations } = tables;
  await createDatabase(url, database);
  const db = openMysql<unknown>({ url, database, tracing: noTracing, poolSize: 2, timeoutMs: MIGRATION_TIMEOUT_MS });
  try {
    await (direction === "up" ? migrateToLatest(db, migrations) : migrateDown(db, migrations));
  } finally {
    await db.destroy();
  }
}

async function checkMigrated<DB>(db: Kysely<DB>, set: MigrationSet): Promise<void> {
  const missing = await pendingMigrations(db, set);
  if (missing.length > 0) throw new Error(`migrations that did not run: ${missing.join(", ")}`);
}
