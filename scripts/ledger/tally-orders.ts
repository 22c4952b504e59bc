import { CANCELLED, type Dossier, UNPAID } from "./dossier.ts";
import type { LedgerReport } from "./ledger-report.ts";
import type { OrderRow } from "./sql/tables.ts";

const FINAL: readonly string[] = ["settled", "failed", "refunded"];

/** Numbers of orders and payments, counted as they are read. */
export interface Tally {
  orders: LedgerReport["orders"];
  money: { paidOrdersCents: number; settledPaymentsCents: number };
  /** Payments that are not at their end. */
  openPayments: number;
  /** Unpaid orders of each buyer who has any. */
  unpaidOf: Map<number, number>;
}

export const emptyTally = (): Tally => ({
  orders: { total: 0, unpaid: 0, paid: 0, cancelled: 0 },
  money: { paidOrdersCents: 0, settledPaymentsCents: 0 },
  openPayments: 0,
  unpaidOf: new Map(),
});

/** Adds what one number has. */
export function count(tally: Tally, { order, payments }: Dossier): void {
  if (order) countOrder(tally, order);
  for (const { state, amount_cents } of payments) {
    if (state === "settled") tally.money.settledPaymentsCents += amount_cents;
    if (!FINAL.includes(state)) tally.openPayments += 1;
  }
}

function countOrder({ orders, money, unpaidOf }: Tally, order: OrderRow): void {
  const { status, total_cents, user_id } = order;
  orders.total += 1;
  if (status === UNPAID) {
    orders.unpaid += 1;
    unpaidOf.set(user_id, (unpaidOf.get(user_id) ?? 0) + 1);
  } else if (status === CANCELLED) orders.cancelled += 1;
  else {
    orders.paid += 1;
    money.paidOrdersCents += total_cents;
  }
}
