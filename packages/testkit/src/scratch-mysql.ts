import { randomBytes } from "node:crypto";
import { after } from "node:test";
import { type Kysely, type MigrationSet, migrateToLatest } from "@mall/storage";
import { createDatabase, openMysql } from "@mall/storage/mysql";
import { noTracing, type Tracing } from "@mall/tracing";
import { sql } from "kysely";
import { serverAddress } from "./server-address.ts";

/** Milliseconds a statement may take: a migration waits while other tests load the server. */
const TIMEOUT_MS = 20_000;

/** A database of one test. */
export interface ScratchMysql<DB> {
  db: Kysely<DB>;
  /** Drops it. What is not closed is dropped after the test file. */
  close(): Promise<void>;
}

/** Makes an empty database with the tables of the set on the server at MYSQL_URL. */
export async function openScratchMysql<DB>(set: MigrationSet, tracing: Tracing = noTracing): Promise<ScratchMysql<DB>> {
  const url = serverAddress("MYSQL_URL");
  const database = `test_${randomBytes(6).toString("hex")}`;
  await createDatabase(url, database);
  const db = openMysql<DB>({ url, database, tracing, timeoutMs: TIMEOUT_MS });
  const close = async () => {
    if (!open.delete(close)) return;
    await sql`drop database ${sql.id(database)}`.execute(db);
    await db.destroy();
  };
  open.add(close);
  await migrateToLatest(db, set);
  return { db, close };
}

const open = new Set<() => Promise<void>>();

after(async () => {
  for (const close of [...open]) await close();
});
