import type { Clock } from "@mall/kernel";
import { addToOutbox, QUEUES } from "@mall/messaging";
import { insertIgnore, inTransaction } from "@mall/storage";
import type { Tracing } from "@mall/tracing";
import type { Payments, ProviderRequest } from "../../application/ports/payments.ts";
import type { Database } from "./database.ts";
import { compareAndSet, known, patienceWith, paymentOf, putOff } from "./payment-rows.ts";

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
  type Ask = (request: ProviderRequest | undefined) => Promise<void>;
  /** Runs in one transaction; what is asked of the provider leaves with its commit. */
  const transact = async (work: (trx: Database, ask: Ask) => Promise<boolean>): Promise<boolean> => {
    let asked = false;
    const changed = await inTransaction(db, (trx) => {
      asked = false;
      return work(trx, async (request) => {
        if (!request) return;
        asked = true;
        await addToOutbox(trx, QUEUES.paymentProvider, [messageOf(request)], { clock, tracing });
      });
    });
    if (asked) onOutbox();
    return changed;
  };
  /** Asks, if the work says yes. */
  const change = (work: (trx: Database) => Promise<boolean>, request?: ProviderRequest): Promise<boolean> =>
    transact(async (trx, ask) => {
      const changed = await work(trx);
      if (changed) await ask(request);
      return changed;
    });
  const rows = () => db.selectFrom("payments").selectAll();

  return {
    begin: (payment, request) =>
      change(async (trx) => {
        const now = clock.now();
        const { paymentNo: payment_no, orderNo: order_no, userId: user_id, amountCents: amount_cents } = payment;
        const state = { state: "pending" as const, active_order_no: order_no, created_at: now, updated_at: now };
        const next_try_at = now + patienceWith("pending");
        return (
          (await insertIgnore(trx, "payments", [
            { payment_no, order_no, user_id, amount_cents, next_try_at, ...state },
          ])) === 1
        );
      }, request),
    find: async (paymentNo) => paymentOf(await rows().where("payment_no", "=", paymentNo).executeTakeFirst()),
    findActive: async (orderNo) => paymentOf(await rows().where("active_order_no", "=", orderNo).executeTakeFirst()),
    findLatest: async (orderNo) =>
      paymentOf(await rows().where("order_no", "=", orderNo).orderBy("payment_no", "desc").executeTakeFirst()),
    apply: (paymentNo, transition, request) =>
      change((trx) => compareAndSet(trx, { paymentNo, ...transition, now: clock.now() }), request),
    applyNotification: ({ notificationId, paymentNo, providerTxn }, transition, otherwise) =>
      transact(async (trx, ask) => {
        const [now, told] = [clock.now(), { paymentNo, providerTxn }];
        const row = { notification_id: notificationId, received_at: now };
        if ((await insertIgnore(trx, "notifications", [row])) === 0) return false;
        if (await compareAndSet(trx, { ...told, ...transition, now })) return true;
        if (!otherwise || !(await compareAndSet(trx, { ...told, ...otherwise.transition, now }))) return false;
        await ask(otherwise.request);
        return true;
      }),
    due: async (state, now, limit) => {
      const query = rows().where("state", "=", state).where("next_try_at", "<=", now);
      return (await query.orderBy("next_try_at").limit(limit).execute()).map(known);
    },
    postpone: (payment, until) => change((trx) => putOff(trx, payment, until)),
    askAgain: (payment, request, until) => change((trx) => putOff(trx, payment, until), request),
  };
}

function messageOf(request: ProviderRequest) {
  return { id: `${request.payment_no}:${request.kind}`, body: request };
}
