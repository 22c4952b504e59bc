/** What did not add up. Stable names: scripts and alarms go by them. */
export type FindingKind =
  | "message_lost"
  | "claim_not_sold"
  | "claim_not_released"
  | "claim_lost"
  | "claim_unlisted"
  | "claim_without_order"
  | "claim_among_dead_letters"
  | "order_without_place"
  | "oversold"
  | "reservation_not_sold"
  | "reservation_not_released"
  | "reservation_without_order"
  | "sale_books"
  | "stock_books";

/** Something that did not add up, and what was done about it. */
export interface Finding {
  kind: FindingKind;
  /** 0 when it is about no single SKU. */
  skuId: number;
  /** Empty when it is about no single order. */
  orderNo: string;
  /** A sentence for operators. */
  detail: string;
}

/** A finding as it is told: open, or repaired. */
export interface DatedFinding extends Finding {
  /** Epoch milliseconds. */
  at: number;
}
