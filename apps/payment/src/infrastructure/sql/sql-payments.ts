import type { Clock } from "@mall/kernel";
import { addToOutbox, QUEUES } from "@mall/messaging";
import { insertIgnore, inTransaction } from "@mall/storage";
import type { Tracing } from "@mall/tracing";
import type { Selectable } from "kysely";
import type { Payments, ProviderRequest } from "../../application/ports/payments.ts";
import { isActive, type Payment, type Transition } from "../../domain/payment.ts";
import type { Database, PaymentDatabase } from "./database.ts";

/** What the payments' store needs. */
export interface SqlPaymentsOptions {
  db: Database;
  clock: Clock;
  tracing: Tracing;
  /** Called after a commit that left something in the outbox. */
  onOutbox: () => void;
}

/** Payments in SQL that SQLite and MySQL share. */
export function createSqlPayments({ db, clock, tracing, onOutbox }: SqlPaymentsOptions): Payments {
  /** Runs in one transaction; what is asked of the provider leaves with its commit, if the work says yes. */
  const change = async (work: (trx: Database) => Promise<boolean>, request?: ProviderRequest): Promise<boolean> => {
    const changed = await inTransaction(db, async (trx) => {
      if (!(await work(trx))) return false;
      if (request) await addToOutbox(trx, QUEUES.paymentProvider, [messageOf(request)], { clock, tracing });
      return true;
    });
    if (changed && request) onOutbox();
    return changed;
  };
  const rows = () => db.selectFrom("payments").selectAll();

  return {
    begin: (payment, request) =>
      change(async (trx) => {
        const now = clock.now();
        const { paymentNo: payment_no, orderNo: order_no, userId: user_id, amountCents: amount_cents } = payment;
        const state = { state: "pending" as const, active_order_no: order_no, created_at: now, updated_at: now };
        return (await insertIgnore(trx, "payments", [{ payment_no, order_no, user_id, amount_cents, ...state }])) === 1;
      }, request),
    find: async (paymentNo) => paymentOf(await rows().where("payment_no", "=", paymentNo).executeTakeFirst()),
    findActive: async (orderNo) => paymentOf(await rows().where("active_order_no", "=", orderNo).executeTakeFirst()),
    findLatest: async (orderNo) =>
      paymentOf(await rows().where("order_no", "=", orderNo).orderBy("payment_no", "desc").executeTakeFirst()),
    apply: (paymentNo, transition, request) =>
      change((trx) => compareAndSet(trx, { paymentNo, ...transition, now: clock.now() }), request),
    applyNotification: ({ notificationId, paymentNo, providerTxn }, transition) =>
      change(async (trx) => {
        const row = { notification_id: notificationId, received_at: clock.now() };
        if ((await insertIgnore(trx, "notifications", [row])) === 0) return false;
        return await compareAndSet(trx, { paymentNo, ...transition, now: clock.now(), providerTxn });
      }),
    unsettled: async (before, limit) => {
      const query = rows().where("state", "=", "succeeded").where("updated_at", "<", before);
      return (await query.orderBy("updated_at").limit(limit).execute()).map(known);
    },
  };
}

function messageOf(request: ProviderRequest) {
  return { id: `${request.payment_no}:${request.kind}`, body: request };
}

interface Change extends Transition {
  paymentNo: string;
  now: number;
  providerTxn?: string;
}

async function compareAndSet(trx: Database, change: Change): Promise<boolean> {
  const { paymentNo, from, to, now, providerTxn = null } = change;
  // A payment that ended leaves its order free for another.
  const released = isActive(to) ? {} : { active_order_no: null };
  const { numUpdatedRows } = await trx
    .updateTable("payments")
    .set(({ fn, val }) => ({
      ...{ state: to, updated_at: now, ...released },
      provider_txn: fn.coalesce("provider_txn", val(providerTxn)),
    }))
    .where("payment_no", "=", paymentNo)
    .where("state", "=", from)
    .executeTakeFirstOrThrow();
  return numUpdatedRows === 1n;
}

function paymentOf(row: Selectable<PaymentDatabase["payments"]> | undefined): Payment | undefined {
  return row && known(row);
}

function known(row: Selectable<PaymentDatabase["payments"]>): Payment {
  return {
    paymentNo: row.payment_no,
    orderNo: row.order_no,
    userId: row.user_id,
    amountCents: row.amount_cents,
    state: row.state,
    providerTxn: row.provider_txn,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  };
}
