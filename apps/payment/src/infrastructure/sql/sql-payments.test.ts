import assert from "node:assert/strict";
import { test } from "node:test";
import { migrateDown } from "@mall/storage";
import { paymentsContract } from "@mall/testkit";
import { openPayments } from "../../testing/payments-store.fixture.ts";
import { paymentMigrations } from "./database.ts";

paymentsContract("SQLite", openPayments);

test("the migrations can be taken back, step by step", async () => {
  const { db, close } = await openPayments();
  for (const _ of Object.keys(paymentMigrations.migrations)) await migrateDown(db, paymentMigrations);
  const names = (await db.introspection.getTables()).map((table) => table.name);
  assert.deepEqual(
    names.filter((name) => /^(payments|notifications|outbox)/.test(name)),
    [],
  );
  await close();
});
