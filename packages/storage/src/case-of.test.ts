import assert from "node:assert/strict";
import { test } from "node:test";
import { noTracing } from "@mall/tracing";
import { sql } from "kysely";
import { caseOf } from "./case-of.ts";
import { openSqlite } from "./open-sqlite.ts";

test("each row gets the value of its key, also where all values are the same", async () => {
  const db = openSqlite<{ units: { id: number; free: number } }>({ file: ":memory:", tracing: noTracing });
  await sql`create table units (id integer primary key, free integer)`.execute(db);
  const units = [1, 2, 3].map((id) => ({ id, free: 10 }));
  await db.insertInto("units").values(units).execute();
  const take = async (...taken: [number, number][]) => {
    const counts = new Map(taken);
    const free = sql<number>`free - ${caseOf("id", counts)}`;
    await db
      .updateTable("units")
      .set({ free })
      .where("id", "in", [...counts.keys()])
      .execute();
    return (await db.selectFrom("units").select("free").orderBy("id").execute()).map((row) => row.free);
  };
  assert.deepEqual(await take([1, 4], [3, 5]), [6, 10, 5]);
  assert.deepEqual(await take([1, 2], [2, 2]), [4, 8, 5]);
  await db.destroy();
});
