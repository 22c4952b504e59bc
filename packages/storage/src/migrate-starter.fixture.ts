import { createRecordingTracing } from "@mall/testkit";
import type { Kysely } from "kysely";
import { migrateToLatest } from "./migrate.ts";
import { openSqlite } from "./open-sqlite.ts";

// A process of its own for the tests: migrates the file and ends.
const [file = ""] = process.argv.slice(2);
const db = openSqlite<unknown>({ file, tracing: createRecordingTracing() });
const createTable = (name: string) => ({
  up: async (target: Kysely<unknown>) => {
    await target.schema.createTable(name).addColumn("id", "integer").execute();
  },
});
const migrations = { "001_a": createTable("a"), "002_b": createTable("b") };
await migrateToLatest(db, { name: "user_migrations", migrations });
await db.destroy();
