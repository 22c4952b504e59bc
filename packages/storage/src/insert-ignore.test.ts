import assert from "node:assert/strict";
import { afterEach, beforeEach, it } from "node:test";
import { createRecordingTracing } from "@mall/testkit";
import { DummyDriver, Kysely, MysqlAdapter, MysqlIntrospector, MysqlQueryCompiler, sql } from "kysely";
import { insertIgnore } from "./insert-ignore.ts";
import { openSqlite } from "./open-sqlite.ts";

interface Releases {
  releases: { id: string; quantity: number };
}

let db: Kysely<Releases>;
beforeEach(async () => {
  db = openSqlite<Releases>({ file: ":memory:", tracing: createRecordingTracing() });
  await sql`create table releases (id text primary key, quantity integer not null)`.execute(db);
});
afterEach(() => db.destroy());

const all = () => db.selectFrom("releases").selectAll().orderBy("id").execute();

it("inserts what is new, keeps what is there, and counts the new", async () => {
  assert.equal(await insertIgnore(db, "releases", [{ id: "a", quantity: 1 }]), 1);
  const rows = [
    { id: "a", quantity: 9 },
    { id: "b", quantity: 2 },
    { id: "b", quantity: 3 },
  ];
  assert.equal(await insertIgnore(db, "releases", rows), 1);
  assert.deepEqual(await all(), [
    { id: "a", quantity: 1 },
    { id: "b", quantity: 2 },
  ]);
  assert.equal(await insertIgnore(db, "releases", []), 0);
});

it("inserts more rows than one statement can bind", async () => {
  const rows = Array.from({ length: 20_000 }, (_, index) => ({ id: `r${index}`, quantity: index }));
  const inserted = await db.transaction().execute((trx) => insertIgnore(trx, "releases", rows));
  assert.equal(inserted, 20_000);
});

it("passes over nothing but an existing key", async () => {
  const broken = { id: "a", quantity: null as unknown as number };
  await assert.rejects(insertIgnore(db, "releases", [broken]), /NOT NULL/);
});

it("says insert ignore on MySQL", async () => {
  const queries: string[] = [];
  const mysql = new Kysely<Releases>({
    dialect: {
      createAdapter: () => new MysqlAdapter(),
      createDriver: () => new DummyDriver(),
      createIntrospector: (db) => new MysqlIntrospector(db),
      createQueryCompiler: () => new MysqlQueryCompiler(),
    },
    log: ({ query }) => {
      queries.push(query.sql);
    },
  });
  await insertIgnore(mysql, "releases", [{ id: "a", quantity: 1 }]);
  assert.deepEqual(queries, ["insert ignore into `releases` (`id`, `quantity`) values (?, ?)"]);
});
