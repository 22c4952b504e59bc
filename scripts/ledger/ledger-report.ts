/** Where the units of a SKU are, read at one moment of its store: `initial = free + held + sold`. */
export interface Books {
  skuId: number;
  /** The ordinary stock, or the allotment of the SKU's flash sale. */
  pool: "catalogue" | "sale";
  initial: number;
  free: number;
  held: number;
  sold: number;
  /** The sale's round was begun by a hand in Redis, not by the shop. */
  byHand?: boolean;
}

/** Something that does not add up. */
export interface Finding {
  /** A stable name: `books_do_not_add_up`, `claim_without_order`, `paid_without_payment`. */
  kind: string;
  skuId?: number;
  orderNo?: string;
  /** What else it is about, such as a queue. With kind, SKU and order number it tells one finding from another. */
  subject?: string;
  /** A sentence for a person: what was expected, what was found. */
  detail: string;
}

/** One look at the stores of all services, past the services themselves. */
export interface LedgerReport {
  books: Books[];
  /** Empty: all adds up. While the shop is busy some findings are only on their way; see `readSettledLedger`. */
  findings: Finding[];
  orders: { total: number; unpaid: number; paid: number; cancelled: number };
  /** Claims, outbox rows, payments and messages that are still to be handed on; not orders that wait for their timeout. */
  inFlight: number;
  /** Would be findings, were not the message seen that mends them, or the claim that waits for its relay. */
  waiting?: Finding[];
  /** Findings left out by kind: at most 1,000 of a kind are listed. */
  omitted?: Record<string, number>;
  /** Sums over all orders that were paid, and over all payments that settled, in cents. */
  money?: { paidOrdersCents: number; settledPaymentsCents: number };
  /** What could not be compared this time, as sentences. */
  unchecked?: string[];
}
