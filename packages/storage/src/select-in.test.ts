import assert from "node:assert/strict";
import { test } from "node:test";
import { noTracing } from "@mall/tracing";
import { sql } from "kysely";
import { openSqlite } from "./open-sqlite.ts";
import type { Runner } from "./plain-query.ts";
import { deleteIn, selectIn } from "./select-in.ts";

test("the rows of the keys are found and deleted, whatever the keys look like, and none without keys", async () => {
  const db = openSqlite<{ units: { id: string; free: number } }>({ file: ":memory:", tracing: noTracing });
  await sql`create table units (id text primary key, free integer)`.execute(db);
  const odd = "a') or ('1' = '1";
  await db
    .insertInto("units")
    .values([
      { id: "a", free: 1 },
      { id: odd, free: 2 },
      { id: "c", free: 3 },
    ])
    .execute();
  const free = async (...keys: string[]) =>
    (await selectIn<{ free: number }>(db, "select free from units where id in", keys)).map((row) => row.free).sort();
  assert.deepEqual(await free("a", "c", "nobody"), [1, 3]);
  assert.deepEqual(await free(odd), [2]);
  assert.deepEqual(await free(), []);
  const forget = (...keys: string[]) => deleteIn(db, "delete from units where id in", keys);
  assert.deepEqual([await forget(), await forget(odd, "nobody"), await forget(odd)], [0, 1, 0]);
  assert.deepEqual(await free("a", odd, "c"), [1, 3]);
  await db.destroy();
});

test("lists of a crowd have few texts: one for each power of two", async () => {
  const texts = new Set<string>();
  const executeQuery: Runner["executeQuery"] = async (query) => {
    texts.add(("sql" in query && query.sql) || "");
    return { rows: [] };
  };
  const lists = Array.from({ length: 100 }, (_, length) => Array.from({ length }, (_, key) => key));
  for (const keys of lists) await selectIn({ executeQuery }, "select free from units where id in", keys);
  assert.equal(texts.size, 8);
});
