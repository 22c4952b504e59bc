/** The sale of a SKU as the stream tells it. Epoch milliseconds. */
export interface LiveSale {
  sku_id: number;
  activity_id: number;
  state: "planned" | "running" | "ended" | "stopped";
  remaining: number;
  stock: number;
  start_ms: number;
  /** 0: no end. */
  end_ms: number;
}

/** What became of a place. */
export interface PlaceResult {
  status: "queued" | "ordered" | "lost";
  order_no: string;
  pay_before: string | null;
}

/** Where a buyer's attempt stands. */
export type Attempt =
  | { at: "idle"; note?: "soldOut" | "ended" | "lost" }
  /** `auto`: a refusal for the crowd is followed by another try. */
  | { at: "asking"; tries: number; auto: boolean }
  /** Refused for the crowd; may try again at `untilMs` of the server's clock. */
  | { at: "limited"; untilMs: number; auto: boolean; tries: number }
  | { at: "queued"; orderNo: string; ahead: number | undefined }
  | { at: "won"; orderNo: string }
  | { at: "bought"; orderNo: string | undefined }
  | { at: "failed"; error: unknown };

/** All that the page of a sale knows. */
export interface SaleState {
  sale: LiveSale | undefined;
  attempt: Attempt;
}

/** What happens to it. */
export type SaleAction =
  | { type: "sale"; sale: LiveSale }
  | { type: "tap" }
  | { type: "won"; orderNo: string }
  | { type: "refused"; refusal: Refusal; nowMs: number }
  | { type: "stopRetrying" }
  | { type: "ahead"; ahead: number }
  | { type: "result"; result: PlaceResult }
  /** A queued place that cannot be followed any more, as the login is over or the sale was begun anew. */
  | { type: "lostSight"; error: unknown }
  /** The place of an earlier visit, found when the page is opened. */
  | { type: "found"; result: PlaceResult };

/** What an attempt was answered when it won no place. */
export interface Refusal {
  slug: string;
  status: number;
  /** Seconds. */
  retryAfter?: number | undefined;
  error: unknown;
}

/** At the beginning. */
export const START: SaleState = { sale: undefined, attempt: { at: "idle" } };
