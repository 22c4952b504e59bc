// The columns the auditor looks at, written down a second time: it must not believe what the services believe.

/** `orders` of db_order. Times are epoch milliseconds, money is cents. */
export interface OrderRow {
  order_no: string;
  user_id: number;
  /** normal | seckill */
  kind: string;
  /** 0 unpaid, 1 paid, 2 cancelled, 3 shipped, 4 completed, 5 refunded */
  status: number;
  total_cents: number;
  created_at: number;
  payment_no: string | null;
}

/** `order_items` of db_order. */
export interface ItemRow {
  order_no: string;
  line_no: number;
  sku_id: number;
  price_cents: number;
  quantity: number;
}

/** `stock_reservations` of db_product; the row with SKU 0 stands for the whole. */
export interface ReservationRow {
  reservation_id: string;
  sku_id: number;
  quantity: number;
  /** held | sold | released */
  state: string;
}

/** `skus` of db_product. */
export interface SkuRow {
  id: number;
  initial_stock: number;
  stock: number;
  held: number;
  sold: number;
}

/** `payments` of db_payment. */
export interface PaymentRow {
  order_no: string;
  payment_no: string;
  amount_cents: number;
  /** pending | succeeded | settled | failed | refunding | refunded */
  state: string;
}

/** `outbox` of each: messages not published yet. */
export interface OutboxRow {
  queue: string;
  message_id: string;
  /** JSON. */
  body: string;
}

/** `buyer_holds` of db_order; databases of an earlier version have none. */
export interface BuyerHoldsRow {
  user_id: number;
  /** Orders of the buyer that wait for payment. */
  unpaid: number;
}

/** What the auditor reads of db_product, db_order and db_payment. */
export interface AuditedTables {
  skus: SkuRow;
  stock_reservations: ReservationRow;
  orders: OrderRow;
  order_items: ItemRow;
  order_placings: { order_no: string };
  buyer_holds: BuyerHoldsRow;
  payments: PaymentRow;
  outbox: OutboxRow;
}
