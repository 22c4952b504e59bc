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
