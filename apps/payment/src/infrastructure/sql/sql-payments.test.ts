import { migrateToLatest, openSqlite } from "@mall/storage";
import { createManualClock, paymentsContract } from "@mall/testkit";
import { noTracing } from "@mall/tracing";
import { type PaymentDatabase, paymentMigrations } from "./database.ts";
import { createSqlPayments } from "./sql-payments.ts";

paymentsContract("SQLite", async () => {
  const clock = createManualClock();
  const db = openSqlite<PaymentDatabase>({ file: ":memory:", tracing: noTracing });
  await migrateToLatest(db, paymentMigrations);
  return {
    payments: createSqlPayments({ db, clock, tracing: noTracing, onOutbox: () => {} }),
    clock,
    outbox: async () => {
      const rows = await db.selectFrom("outbox").select("message_id").orderBy("id").execute();
      return rows.map((row) => row.message_id);
    },
    close: () => db.destroy(),
  };
});
