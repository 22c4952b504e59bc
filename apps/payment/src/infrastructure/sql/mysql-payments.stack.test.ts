import assert from "node:assert/strict";
import { test } from "node:test";
import { migrateDown } from "@mall/storage";
import { createManualClock, paymentsContract } from "@mall/testkit";
import { openScratchMysql } from "@mall/testkit/mysql";
import { noTracing } from "@mall/tracing";
import { type PaymentDatabase, paymentMigrations } from "./database.ts";
import { createSqlPayments } from "./sql-payments.ts";

paymentsContract("MySQL", async () => {
  const clock = createManualClock();
  const { db, close } = await openScratchMysql<PaymentDatabase>(paymentMigrations);
  return {
    payments: createSqlPayments({ db, clock, tracing: noTracing, onOutbox: () => {} }),
    clock,
    outbox: async () => {
      const rows = await db.selectFrom("outbox").select("message_id").orderBy("id").execute();
      return rows.map((row) => row.message_id);
    },
    close,
  };
});

test("the migrations can be taken back on MySQL, step by step", async () => {
  const { db, close } = await openScratchMysql<PaymentDatabase>(paymentMigrations);
  for (const _ of Object.keys(paymentMigrations.migrations)) await migrateDown(db, paymentMigrations);
  const names = (await db.introspection.getTables()).map((table) => table.name);
  assert.deepEqual(
    names.filter((name) => !name.startsWith(paymentMigrations.name)),
    [],
  );
  await close();
});
