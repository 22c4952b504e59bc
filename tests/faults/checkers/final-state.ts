import type { LedgerReport } from "../../../scripts/ledger/ledger-report.ts";
import type { Item, Seen } from "../history.ts";

/** An order as its buyer's list shows it. */
export interface OrderView {
  orderNo: string;
  user: number;
  seen: Exclude<Seen, "absent">;
  seckill: boolean;
  totalCents: number;
  /** Empty until it is paid. */
  paymentNo: string;
  items: readonly Item[];
  /** True when its time to pay is over and it is still unpaid. */
  overdue: boolean;
}

/** A place in the flash sale as its buyer sees it; absent: the shop knows of none. */
export interface PlaceView {
  orderNo: string;
  place: "queued" | "ordered" | "lost" | "absent";
}

/** A payment as its buyer sees it. */
export interface PaymentView {
  paymentNo: string;
  orderNo: string;
  status: string;
}

/** How a shop is found after a round, through its API and past it. */
export interface FinalState {
  /** Orders of this round's buyers. */
  orders: readonly OrderView[];
  /** Orders of all rounds before, as they were last seen. */
  earlier: readonly OrderView[];
  /** Of every place somebody was told of. */
  places: readonly PlaceView[];
  /** Of every payment somebody was told of, and of every paid or cancelled order. */
  payments: readonly PaymentView[];
  sale: { skuId: number; units: number };
  ledger: LedgerReport;
}
