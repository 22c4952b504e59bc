import { type Dossier, REFUNDED, wasPaid } from "../dossier.ts";
import type { Finding } from "../ledger-report.ts";
import type { OrderRow, PaymentRow } from "../sql/tables.ts";
import { refundMessage, type Suspicion } from "../suspicion.ts";

/** An order that was paid has the one payment that paid it; money that came for nothing, or of a refunded order, goes back. */
export function checkOrderPayment({ orderNo, order, payments }: Dossier): Suspicion[] {
  const paid = order !== undefined && wasPaid(order) ? order : undefined;
  return [...(paid ? ofPaidOrder(paid, payments) : []), ...settledForNothing(orderNo, paid, payments)];
}

function ofPaidOrder(order: OrderRow, payments: readonly PaymentRow[]): Suspicion[] {
  const orderNo = order.order_no;
  const mine = payments.find(({ payment_no }) => payment_no === order.payment_no);
  if (order.status === REFUNDED && mine) return ofRefundedOrder(orderNo, mine);
  if (mine?.state !== "settled") {
    const detail = `Order ${orderNo} was paid by ${order.payment_no ?? "no payment"}, which is ${mine?.state ?? "not there"}.`;
    // The order was told and the payment is about to learn it: the sweeper of payments sees to that.
    return [{ kind: "paid_without_payment", orderNo, detail, underWay: mine?.state === "succeeded" }];
  }
  if (mine.amount_cents === order.total_cents) return [];
  const detail = `Order ${orderNo} is about ${order.total_cents} cents, its payment about ${mine.amount_cents}.`;
  return [{ kind: "amount_differs", orderNo, detail }];
}

function ofRefundedOrder(orderNo: string, { payment_no, state }: PaymentRow): Suspicion[] {
  if (state === "refunding" || state === "refunded") return [];
  const detail = `Order ${orderNo} was refunded, its payment ${payment_no} is ${state}.`;
  return [{ kind: "refunded_without_refund", orderNo, detail, awaits: [refundMessage(orderNo)] }];
}

function settledForNothing(orderNo: string, paid: OrderRow | undefined, payments: readonly PaymentRow[]): Finding[] {
  const others = payments.filter(({ state, payment_no }) => state === "settled" && payment_no !== paid?.payment_no);
  return others.map(({ payment_no }) => ({
    ...{ kind: "payment_without_order_paid", orderNo, subject: payment_no },
    detail: `Payment ${payment_no} is settled, but order ${orderNo} is not paid by it.`,
  }));
}
