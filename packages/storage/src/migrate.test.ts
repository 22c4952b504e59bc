import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { afterEach, beforeEach, describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { createRecordingTracing, temporaryDirectory } from "@mall/testkit";
import { type Kysely, sql } from "kysely";
import type { Migration } from "kysely/migration";
import { type MigrationSet, migrateDown, migrateToLatest } from "./migrate.ts";
import { openSqlite } from "./open-sqlite.ts";

const table = (name: string): Migration => ({
  up: async (db) => {
    await db.schema.createTable(name).addColumn("id", "integer").execute();
  },
  down: async (db) => {
    await db.schema.dropTable(name).execute();
  },
});

const failing: Migration = {
  up: async () => {
    throw new Error("cannot");
  },
};

const set = (migrations: MigrationSet["migrations"], name = "user_migrations"): MigrationSet => ({ name, migrations });

describe("migrations", () => {
  let directory = temporaryDirectory();
  let db: Kysely<unknown>;
  const open = () => openSqlite<unknown>({ file: directory.file("db.sqlite"), tracing: createRecordingTracing() });
  beforeEach(() => {
    directory = temporaryDirectory();
    db = open();
  });
  afterEach(async () => {
    await db.destroy();
    directory.remove();
  });

  const tables = async () => {
    const { rows } = await sql<{ name: string }>`
      select name from sqlite_master where type = 'table' and name not like '%migrations%' order by name`.execute(db);
    return rows.map(({ name }) => name);
  };

  it("runs what is new, once", async () => {
    await migrateToLatest(db, set({ "001_a": table("a") }));
    await migrateToLatest(db, set({ "001_a": table("a"), "002_b": table("b") }));
    assert.deepEqual(await tables(), ["a", "b"]);
  });

  it("takes one step back and goes forward again", async () => {
    const both = set({ "001_a": table("a"), "002_b": table("b") });
    await migrateToLatest(db, both);
    await migrateDown(db, both);
    assert.deepEqual(await tables(), ["a"]);
    await migrateToLatest(db, both);
    assert.deepEqual(await tables(), ["a", "b"]);
  });

  it("lets two services share a database", async () => {
    await migrateToLatest(db, set({ "001_first": table("a") }));
    await migrateToLatest(db, set({ "001_first": table("b") }, "product_migrations"));
    assert.deepEqual(await tables(), ["a", "b"]);
  });

  it("does all or nothing, and says which failed", async () => {
    const broken = set({ "001_a": table("a"), "002_broken": failing });
    await assert.rejects(migrateToLatest(db, broken), /user_migrations\/002_broken failed/);
    assert.deepEqual(await tables(), []);
    await migrateToLatest(db, set({ "001_a": table("a"), "002_broken": table("b") }));
    assert.deepEqual(await tables(), ["a", "b"]);
  });

  it("may be started by several processes at once", async () => {
    const run = promisify(execFile);
    const starter = fileURLToPath(new URL("./migrate-starter.fixture.ts", import.meta.url));
    await Promise.all([1, 2, 3].map(() => run(process.execPath, [starter, directory.file("db.sqlite")])));
    assert.deepEqual(await tables(), ["a", "b"]);
  });

  it("refuses a set whose order differs from that of its names", async () => {
    await assert.rejects(migrateToLatest(db, set({ "002_b": table("b"), "001_a": table("a") })), /not sorted/);
  });
});
