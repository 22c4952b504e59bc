import { caseOf, insertIgnore } from "@mall/storage";
import { sql } from "kysely";
import type { NewPayment, ProviderRequest, ToldPayment } from "../../application/ports/payments.ts";
import type { Transition } from "../../domain/payment.ts";
import type { Database } from "./database.ts";
import { changed, newRow } from "./payment-rows.ts";

/** A payment that begins, and what it asks of the provider. */
export interface Beginning {
  payment: NewPayment;
  request: ProviderRequest;
  /** The trace of whoever pays. */
  headers: Record<string, string>;
}

/** Undoes the transaction: each is done alone then. */
const notTogether = () => new Error("these payments cannot change together");

/** Begins payments with one statement. Throws where the order of one has an active payment. */
export async function beginTogether(trx: Database, payments: readonly NewPayment[], now: number): Promise<void> {
  const rows = payments.map((payment) => newRow(payment, now));
  if ((await insertIgnore(trx, "payments", rows)) !== rows.length) throw notTogether();
}

/** Makes the same change of many payments. Throws where one is not in the state to come from. */
export async function changeTogether(
  trx: Database,
  paymentNos: readonly string[],
  transition: Transition,
  now: number,
): Promise<void> {
  const update = trx.updateTable("payments").set(changed(transition.to, now));
  await allOf(update.where("payment_no", "in", paymentNos.toSorted()).where("state", "=", transition.from), paymentNos);
}

/** The same for what the provider told. Throws where a notification was handled before, too. */
export async function applyTogether(
  trx: Database,
  told: readonly ToldPayment[],
  transition: Transition,
  now: number,
): Promise<void> {
  const rows = told.map(({ notificationId }) => ({ notification_id: notificationId, received_at: now }));
  if ((await insertIgnore(trx, "notifications", rows)) !== rows.length) throw notTogether();
  const numbers = caseOf("payment_no", new Map(told.map(({ paymentNo, providerTxn }) => [paymentNo, providerTxn])));
  const paymentNos = told.map(({ paymentNo }) => paymentNo);
  const update = trx
    .updateTable("payments")
    .set({ ...changed(transition.to, now), provider_txn: sql<string>`coalesce(provider_txn, ${numbers})` });
  await allOf(update.where("payment_no", "in", paymentNos.sort()).where("state", "=", transition.from), paymentNos);
}

/** Runs an update that has to change all, each once. */
async function allOf(
  update: { executeTakeFirstOrThrow(): Promise<{ numUpdatedRows: bigint }> },
  paymentNos: readonly string[],
): Promise<void> {
  const { numUpdatedRows } = await update.executeTakeFirstOrThrow();
  if (numUpdatedRows !== BigInt(paymentNos.length)) throw notTogether();
}
