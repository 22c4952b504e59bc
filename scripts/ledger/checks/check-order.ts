import type { Dossier } from "../dossier.ts";
import type { Finding } from "../ledger-report.ts";

/** An order has items, its total is their sum, and its number is its own. */
export function checkOrder({ orderNo, order, items, placing }: Dossier): Finding[] {
  if (!order)
    return items.length === 0 ? [] : [{ kind: "items_without_order", orderNo, detail: lost(orderNo, items.length) }];
  const findings: Finding[] = [];
  const sum = items.reduce((cents, item) => cents + item.price_cents * item.quantity, 0);
  if (items.length === 0) {
    findings.push({ kind: "order_without_items", orderNo, detail: `Order ${orderNo} has no items.` });
  } else if (sum !== order.total_cents) {
    const detail = `Order ${orderNo} has a total of ${order.total_cents} cents; its items are ${sum}.`;
    findings.push({ kind: "total_differs", orderNo, detail });
  }
  if (placing) {
    const detail = `The number of order ${orderNo} is also that of an intent: it was drawn twice.`;
    findings.push({ kind: "number_drawn_twice", orderNo, detail });
  }
  return findings;
}

const lost = (orderNo: string, count: number) => `${count} items carry the number ${orderNo}, which has no order.`;
