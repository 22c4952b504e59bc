import type { Clock } from "@mall/kernel";
import { addToOutbox, QUEUES } from "@mall/messaging";
import { insertIgnore, inTransaction } from "@mall/storage";
import type { Tracing } from "@mall/tracing";
import type { Payments, ProviderRequest } from "../../application/ports/payments.ts";
import { TRANSITIONS, type Transition } from "../../domain/payment.ts";
import type { Database } from "./database.ts";
import { type Asked, gatherPayments } from "./payment-gathering.ts";
import { compareAndSet, known, newRow, paymentOf, putOff } from "./payment-rows.ts";
import { requestMessages } from "./request-messages.ts";

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
  type Ask = (asked: readonly Asked[]) => Promise<void>;
  const transact = async <T>(work: (trx: Database, ask: Ask) => Promise<T>): Promise<T> => {
    let asked = false;
    const result = await inTransaction(db, (trx) => {
      asked = false;
      return work(trx, async (all) => {
        asked = true;
        await addToOutbox(trx, QUEUES.paymentProvider, requestMessages(all), { clock, tracing });
      });
    });
    if (asked) onOutbox();
    return result;
  };
  /** Asks, if the work says yes. */
  const change = (work: (trx: Database) => Promise<boolean>, request?: ProviderRequest): Promise<boolean> =>
    transact(async (trx, ask) => {
      const changed = await work(trx);
      if (changed && request) await ask([{ request, headers: {} }]);
      return changed;
    });
  const apply = (paymentNo: string, transition: Transition, request?: ProviderRequest) =>
    change((trx) => compareAndSet(trx, { paymentNo, ...transition, now: clock.now() }), request);
  const applyNotification: Payments["applyNotification"] = ({ notificationId, ...told }, transition, otherwise) =>
    transact(async (trx, ask) => {
      const now = clock.now();
      const row = { notification_id: notificationId, received_at: now };
      if ((await insertIgnore(trx, "notifications", [row])) === 0) return false;
      if (await compareAndSet(trx, { ...told, ...transition, now })) return true;
      if (!otherwise || !(await compareAndSet(trx, { ...told, ...otherwise.transition, now }))) return false;
      await ask([{ request: otherwise.request, headers: {} }]);
      return true;
    });
  const gathered = gatherPayments({
    ...{ db, now: () => clock.now(), transact, isTraced: () => tracing.recording() },
    alone: {
      begin: ({ payment, request }) =>
        change(async (trx) => (await insertIgnore(trx, "payments", [newRow(payment, clock.now())])) === 1, request),
      settle: (paymentNo) => apply(paymentNo, TRANSITIONS.settle),
      succeed: ({ told, otherwise }) => applyNotification(told, TRANSITIONS.succeed, otherwise),
    },
  });
  const rows = () => db.selectFrom("payments").selectAll();

  return {
    begin: (payment, request) => gathered.begin({ payment, request, headers: tracing.inject() }),
    find: gathered.find,
    findActive: gathered.findActive,
    findLatest: async (orderNo) =>
      paymentOf(await rows().where("order_no", "=", orderNo).orderBy("payment_no", "desc").executeTakeFirst()),
    apply: (paymentNo, transition, request) =>
      !request && isSame(transition, TRANSITIONS.settle)
        ? gathered.settle(paymentNo)
        : apply(paymentNo, transition, request),
    applyNotification: (told, transition, otherwise) =>
      isSame(transition, TRANSITIONS.succeed)
        ? gathered.succeed({ told, otherwise })
        : applyNotification(told, transition, otherwise),
    due: async (state, now, limit) => {
      const query = rows().where("state", "=", state).where("next_try_at", "<=", now);
      return (await query.orderBy("next_try_at").limit(limit).execute()).map(known);
    },
    postpone: (payment, until) => change((trx) => putOff(trx, payment, until)),
    askAgain: (payment, request, until) => change((trx) => putOff(trx, payment, until), request),
  };
}

const isSame = (one: Transition, other: Transition) => one.from === other.from && one.to === other.to;
