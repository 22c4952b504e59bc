const RECONCILER =
  "the shop's reconciler repairs this by itself while it runs (GET /api/v1/ops/ledger shows what it did)";
const LOOK =
  "somebody changed these rows past the shop: put them back as they were (npm run restore has the latest copy)";

/** What to do about a finding, by its kind. */
export const hints: Record<string, string> = {
  books_do_not_add_up: "somebody changed the numbers past the shop: set free to initial - held - sold",
  negative_stock: "somebody changed the numbers past the shop: set free to initial - held - sold",
  oversold: "stop the sale, then decide which of the unpaid orders to cancel",
  stock_differs_from_reservations: RECONCILER,
  sale_differs_from_claims: RECONCILER,
  reservation_of_no_sku: "put the SKU back, or release the reservation",
  too_many_places: "cancel the later of the buyer's orders: its unit goes back on sale",
  place_without_claim: RECONCILER,
  items_without_order: "put the order back from a backup (npm run restore), or delete its items",
  order_without_items: "put the items back from a backup (npm run restore), or cancel the order",
  total_differs: LOOK,
  number_drawn_twice: "delete the row of order_placings: the order is there",
  reservation_torn: "set all rows of the reservation to one state, and the units of its SKUs with them",
  reservation_without_order: RECONCILER,
  order_differs_from_reservation: RECONCILER,
  lines_differ: LOOK,
  order_without_claim: RECONCILER,
  order_differs_from_claim: RECONCILER,
  claim_without_order: RECONCILER,
  paid_without_payment: "ask the provider about the payment: the order was told that it came",
  refunded_without_refund: "send the dead letters of payment.refund.queue again, or give the money back by hand",
  amount_differs: "ask the provider about the payment, and settle the difference with the buyer",
  payment_without_order_paid: "give the money back: the order does not have it",
  buyer_holds_differ: "set unpaid of the buyer in buyer_holds (db_order) to the number of unpaid orders",
  dead_letter:
    'mend the reason, then send them again: POST /api/v1/ops/dead-letters/retry {"queue":"…"} as an operator',
};

/** One sentence, without its full stop. */
export function hintFor(kind: string): string {
  return hints[kind] ?? LOOK;
}
