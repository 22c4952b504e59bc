import type { Generated } from "kysely";

/** Columns of `orders`. Times are epoch milliseconds, money is integer cents. */
export interface OrderRow {
  order_no: string;
  user_id: number;
  /** normal | seckill */
  kind: string;
  /** As in the shop's JSON: 0 unpaid, 1 paid, 2 cancelled, 3 shipped, 4 completed, 5 refunded. */
  status: number;
  total_cents: number;
  created_at: number;
  pay_before: number;
  payment_no: string | null;
  paid_at: number | null;
  cancelled_at: number | null;
  /** buyer | timeout */
  cancel_reason: string | null;
  shipped_at: number | null;
  completed_at: number | null;
  refunded_at: number | null;
  receiver_name: string;
  receiver_mobile: string;
  receiver_address: string;
}

/** Columns of `order_items`. */
export interface OrderItemRow {
  order_no: string;
  /** From 0, in the buyer's order. */
  line_no: number;
  sku_id: number;
  product_id: number;
  product_name: string;
  sku_name: string;
  picture: string;
  price_cents: number;
  quantity: number;
}

/** Columns of `order_placings`: intents whose order is not stored yet. */
interface OrderPlacingRow {
  order_no: string;
  created_at: number;
}

/** Columns of `order_requests`: which order came of a request that its buyer gave a key. */
interface OrderRequestRow {
  user_id: number;
  request_key: string;
  order_no: string;
  fingerprint: string;
  created_at: number;
}

/** Columns of `buyer_holds`: counted in the transactions that change a buyer's orders. */
interface BuyerHoldsRow {
  user_id: number;
  /** Orders of status 0. */
  unpaid: number;
  strikes: Generated<number>;
  /** 0: never. */
  last_strike_at: Generated<number>;
}

/** Columns of `refused_claims`: won places that never become orders, as their units went back. */
interface RefusedClaimRow {
  order_no: string;
  refused_at: number;
}

/** The tables of this service besides the outbox. */
export interface OrderTables {
  orders: OrderRow;
  order_items: OrderItemRow;
  order_placings: OrderPlacingRow;
  order_requests: OrderRequestRow;
  buyer_holds: BuyerHoldsRow;
  refused_claims: RefusedClaimRow;
}
