import type { Selectable } from "kysely";
import type { NewPayment } from "../../application/ports/payments.ts";
import { GRACE_MS, PROVIDER_PATIENCE_MS, REFUND_PATIENCE_MS } from "../../domain/next-try.ts";
import { isActive, type Payment, type PaymentState, type Transition } from "../../domain/payment.ts";
import type { Database, PaymentDatabase } from "./database.ts";

/** Several sweepers may have tried the same payment: one of them counts. */
export async function putOff(
  trx: Database,
  { paymentNo, state, attempts }: Pick<Payment, "paymentNo" | "state" | "attempts">,
  until: number,
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable("payments")
    .set({ next_try_at: until, attempts: attempts + 1 })
    .where("payment_no", "=", paymentNo)
    .where("state", "=", state)
    .where("attempts", "=", attempts)
    .executeTakeFirstOrThrow();
  return numUpdatedRows === 1n;
}

/** A change of one payment at a time (milliseconds since the epoch), perhaps with what the provider calls it. */
interface Change extends Transition {
  paymentNo: string;
  now: number;
  providerTxn?: string;
}

/** False when the payment is not in the state to come from. */
export async function compareAndSet(trx: Database, change: Change): Promise<boolean> {
  const { paymentNo, from, to, now, providerTxn = null } = change;
  const { numUpdatedRows } = await trx
    .updateTable("payments")
    .set(({ fn, val }) => ({ ...changed(to, now), provider_txn: fn.coalesce("provider_txn", val(providerTxn)) }))
    .where("payment_no", "=", paymentNo)
    .where("state", "=", from)
    .executeTakeFirstOrThrow();
  return numUpdatedRows === 1n;
}

/** The columns of a payment that takes a state at a time (milliseconds since the epoch). */
export function changed(to: PaymentState, now: number) {
  // A payment that ended leaves its order free for another.
  const released = isActive(to) ? {} : { active_order_no: null };
  return { state: to, updated_at: now, attempts: 0, next_try_at: now + patienceWith(to), ...released };
}

/** The row of a payment that begins. */
export function newRow({ paymentNo, orderNo, userId, amountCents }: NewPayment, now: number) {
  return {
    ...{ payment_no: paymentNo, order_no: orderNo, user_id: userId, amount_cents: amountCents },
    ...{ state: "pending" as const, active_order_no: orderNo, created_at: now, updated_at: now },
    next_try_at: now + patienceWith("pending"),
  };
}

/** How long a state is left to itself, in milliseconds, where somebody waits for another to follow. */
function patienceWith(state: PaymentState): number {
  if (state === "pending") return PROVIDER_PATIENCE_MS;
  return state === "refunding" ? REFUND_PATIENCE_MS : GRACE_MS;
}

/** The payment of a row, if there is one. */
export function paymentOf(row: Selectable<PaymentDatabase["payments"]> | undefined): Payment | undefined {
  return row && known(row);
}

/** The payment of a row. */
export function known(row: Selectable<PaymentDatabase["payments"]>): Payment {
  return {
    paymentNo: row.payment_no,
    orderNo: row.order_no,
    userId: row.user_id,
    amountCents: row.amount_cents,
    state: row.state,
    attempts: row.attempts,
    providerTxn: row.provider_txn,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  };
}
