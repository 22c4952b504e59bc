import assert from "node:assert/strict";
import { test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { AppError } from "@mall/kernel";
import { createRecordingTracing, eventually } from "@mall/testkit";
import { openScratchMysql } from "@mall/testkit/mysql";
import { type Kysely, sql } from "kysely";
import { inTransaction } from "../in-transaction.ts";

interface Accounts {
  accounts: { id: number; owner: string; cents: number };
}

const migrations = {
  "001_accounts": {
    up: async (db: Kysely<unknown>) => {
      const table = db.schema.createTable("accounts").addColumn("id", "bigint", (column) => column.primaryKey());
      await table.addColumn("owner", "varchar(20)").addColumn("cents", "bigint").execute();
    },
  },
};

async function openAccounts() {
  const tracing = createRecordingTracing();
  const { db } = await openScratchMysql<Accounts>({ name: "account_migrations", migrations }, tracing);
  const rows = [1, 2].map((id) => ({ id, owner: "张三", cents: 100 }));
  await db.insertInto("accounts").values(rows).execute();
  return { db, tracing };
}

test("transactions that wait for each other both come through", async () => {
  const { db } = await openAccounts();
  const move = (from: number, to: number) =>
    inTransaction(db, async (trx) => {
      const add = (id: number, cents: number) =>
        trx
          .updateTable("accounts")
          .set((column) => ({ cents: column("cents", "+", cents) }))
          .where("id", "=", id)
          .execute();
      await add(from, -1);
      await sleep(20);
      await add(to, 1);
    });
  await Promise.all([move(1, 2), move(2, 1), move(1, 2), move(2, 1)]);
  const rows = await db.selectFrom("accounts").select("cents").execute();
  assert.deepEqual(rows, [{ cents: 100 }, { cents: 100 }]);
});

test("a connection cut in a transaction undoes it and is told as unavailable; the next query gets another", async () => {
  const { db } = await openAccounts();
  const cut = inTransaction(db, async (trx) => {
    await trx.updateTable("accounts").set({ cents: 0 }).execute();
    const { rows } = await sql<{ id: number }>`select connection_id() as id`.execute(trx);
    await sql`kill ${sql.lit(rows[0]?.id)}`.execute(db);
    await trx.updateTable("accounts").set({ cents: 1 }).execute();
  });
  await assert.rejects(cut, (error) => error instanceof AppError && error.slug === "service_unavailable");
  assert.deepEqual(await db.selectFrom("accounts").select("cents").where("id", "=", 1).execute(), [{ cents: 100 }]);
});

test("sums are numbers, text compares exactly, and statements are spans of a trace", async () => {
  const { db, tracing } = await openAccounts();
  await tracing.span("request", {}, async () => {
    const total = await db
      .selectFrom("accounts")
      .select((column) => column.fn.sum<number>("cents").as("cents"))
      .execute();
    assert.deepEqual(total, [{ cents: 200 }]);
  });
  assert.ok(tracing.spans.some(({ name }) => name === "database SELECT accounts"));
  await db.insertInto("accounts").values({ id: 3, owner: "Ann", cents: 0 }).execute();
  assert.deepEqual(await db.selectFrom("accounts").select("id").where("owner", "=", "ann").execute(), []);
});

test("a transaction whose caller vanished without a word holds its locks for seconds, not for hours", async () => {
  const { db } = await openAccounts();
  const patience = { timeoutMs: 25_000, everyMs: 200 };
  // What the server sees of a connection that went dead: no word more, and no end.
  const silent = inTransaction(db, async (trx) => {
    await trx.updateTable("accounts").set({ cents: 0 }).where("id", "=", 1).execute();
    await eventually(async () => {
      await db.updateTable("accounts").set({ cents: 7 }).where("id", "=", 1).execute();
    }, patience);
    await trx.updateTable("accounts").set({ cents: 1 }).where("id", "=", 2).execute();
  });
  await assert.rejects(silent, (error) => error instanceof AppError && error.slug === "service_unavailable");
  const rows = await db.selectFrom("accounts").select(["id", "cents"]).orderBy("id").execute();
  assert.deepEqual(rows, [
    { id: 1, cents: 7 },
    { id: 2, cents: 100 },
  ]);
});

test("idle connections are let go of before the server cuts them", async () => {
  const { db } = await openAccounts();
  await Promise.all(Array.from({ length: 8 }, () => sql`select sleep(0.2)`.execute(db)));
  await sleep(12_000);
  await Promise.all(Array.from({ length: 8 }, () => sql`select 1`.execute(db)));
});
