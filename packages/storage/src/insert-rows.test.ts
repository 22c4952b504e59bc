import assert from "node:assert/strict";
import { test } from "node:test";
import { noTracing } from "@mall/tracing";
import { sql } from "kysely";
import { insertRows } from "./insert-rows.ts";
import { openSqlite } from "./open-sqlite.ts";

test("all rows are inserted, in more than one statement where they are many; a key that is there is an error", async () => {
  const db = openSqlite<{ units: { id: number; name: string | null } }>({ file: ":memory:", tracing: noTracing });
  await sql`create table units (id integer primary key, name text)`.execute(db);
  const rows = Array.from({ length: 16_000 }, (_, id) => ({ id, name: id % 2 === 0 ? `n${id}` : null }));
  await insertRows(db, "units", rows);
  assert.deepEqual(await db.selectFrom("units").selectAll().orderBy("id").execute(), rows);
  await insertRows(db, "units", []);
  await assert.rejects(
    insertRows(db, "units", [
      { id: 20_000, name: null },
      { id: 7, name: "x" },
    ]),
    /UNIQUE constraint failed/,
  );
  await db.destroy();
});
