import { endedIn } from "../history.ts";
import type { Checked } from "./checked.ts";
import type { OrderView, PaymentView } from "./final-state.ts";
import { type Finding, findingsOf } from "./finding.ts";

const { yet, never } = findingsOf("payments");

const ENDS: readonly string[] = ["paid", "failed", "refunded"];

/**
 * Money moves once. Every payment somebody was told of comes to an end; one that was told `paid` stays paid, with its
 * order, or is shown as refunded; an order that is paid has exactly one payment, and one that is cancelled keeps none.
 * Has no model in Jepsen; the nearest is the bank's rule that no transfer happens halfway.
 */
export function payments({ ops, state }: Checked): Finding[] {
  const byNo = new Map(state.payments.map((each) => [each.paymentNo, each]));
  const orders = new Map(state.orders.map((each) => [each.orderNo, each]));
  return [
    ...unended(state.payments),
    ...endedIn(ops, "pay", "ok").flatMap(({ value: { paymentNo = "", status = "", orderNo } }) =>
      ofTold({ paymentNo, orderNo, status }, byNo.get(paymentNo)),
    ),
    ...[...Map.groupBy(state.payments, ({ orderNo }) => orderNo)].flatMap(([orderNo, own]) =>
      ofOrder(orders.get(orderNo), own),
    ),
  ];
}

function unended(all: readonly PaymentView[]): Finding[] {
  const open = all.filter(({ status }) => !ENDS.includes(status));
  return open.map(({ paymentNo, status }) => yet(`payment ${paymentNo} is still ${status}`));
}

function ofTold(told: PaymentView, found: PaymentView | undefined): Finding[] {
  if (!found) return [yet(`payment ${told.paymentNo} was acknowledged, but is not there`)];
  if (told.status !== "paid" || found.status === "paid" || found.status === "refunded") return [];
  return [never(`payment ${told.paymentNo} was told to be paid, and is ${found.status}`)];
}

function ofOrder(order: OrderView | undefined, own: readonly PaymentView[]): Finding[] {
  if (!order) return [];
  const kept = own.filter(({ status }) => status === "paid").map(({ paymentNo }) => paymentNo);
  if (kept.length > 1) return [never(`order ${order.orderNo} was paid ${kept.length} times: ${kept}`)];
  const expected = order.seen === "paid" ? [order.paymentNo] : [];
  if (expected.join() === kept.join()) return [];
  return [
    yet(
      `order ${order.orderNo} is ${order.seen} by payment ${order.paymentNo || "none"}, but the money kept is ${kept.join() || "none"}`,
    ),
  ];
}
