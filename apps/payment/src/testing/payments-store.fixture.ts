import { migrateToLatest, openSqlite } from "@mall/storage";
import { createManualClock } from "@mall/testkit";
import { noTracing } from "@mall/tracing";
import { type PaymentDatabase, paymentMigrations } from "../infrastructure/sql/database.ts";
import { createSqlPayments } from "../infrastructure/sql/sql-payments.ts";

/** Payments in memory, with a clock that stands still. */
export async function openPayments() {
  const clock = createManualClock();
  const db = openSqlite<PaymentDatabase>({ file: ":memory:", tracing: noTracing });
  await migrateToLatest(db, paymentMigrations);
  const payments = createSqlPayments({ db, clock, tracing: noTracing, onOutbox: () => {} });
  return {
    ...{ db, clock, payments },
    /** Begins a payment of an order of its own; perhaps its money is there already. */
    begun: async (paymentNo: string, state: "pending" | "succeeded") => {
      const request = { payment_no: paymentNo, order_no: `o-${paymentNo}`, amount_cents: 550 };
      const payment = { paymentNo, orderNo: `o-${paymentNo}`, userId: 7, amountCents: 550 };
      await payments.begin(payment, { ...request, kind: "payment", mode: "succeed" });
      if (state === "succeeded") await payments.apply(paymentNo, { from: "pending", to: "succeeded" });
    },
    /** Ids of messages in the outbox, in order. */
    outbox: async () => {
      const rows = await db.selectFrom("outbox").select("message_id").orderBy("id").execute();
      return rows.map((row) => row.message_id);
    },
    close: () => db.destroy(),
  };
}
