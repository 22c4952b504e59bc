import type { Transaction } from "@mall/storage";
import type { NumberedTables } from "../read-dossiers.ts";
import type { AuditedTables } from "./tables.ts";

/** A snapshot of one database. */
export type Snapshot = Transaction<AuditedTables>;

/** The databases of the services that orders go through. */
export interface Snapshots {
  order: Snapshot;
  product: Snapshot;
  payment: Snapshot;
}

/** The tables with order numbers, each by its primary key or an index on the number. */
export function numberedTables({ order, product, payment }: Snapshots): NumberedTables {
  const orders = order
    .selectFrom("orders")
    .select(["order_no", "user_id", "kind", "status", "total_cents", "created_at", "payment_no"])
    .orderBy("order_no");
  const items = order
    .selectFrom("order_items")
    .select(["order_no", "line_no", "sku_id", "price_cents", "quantity"])
    .orderBy("order_no")
    .orderBy("line_no");
  const placings = order.selectFrom("order_placings").select("order_no").orderBy("order_no");
  const reservations = product
    .selectFrom("stock_reservations")
    .select(["reservation_id", "sku_id", "quantity", "state"])
    .orderBy("reservation_id")
    .orderBy("sku_id");
  const payments = payment
    .selectFrom("payments")
    .select(["order_no", "payment_no", "amount_cents", "state"])
    .orderBy("order_no")
    .orderBy("payment_no");
  const numberOf = (row: { order_no: string }) => row.order_no;

  return {
    orders: {
      keyOf: numberOf,
      page: (after, limit) => orders.where("order_no", ">", after).limit(limit).execute(),
      all: (key) => orders.where("order_no", "=", key).execute(),
    },
    items: {
      keyOf: numberOf,
      page: (after, limit) => items.where("order_no", ">", after).limit(limit).execute(),
      all: (key) => items.where("order_no", "=", key).execute(),
    },
    placings: {
      keyOf: numberOf,
      page: (after, limit) => placings.where("order_no", ">", after).limit(limit).execute(),
      all: (key) => placings.where("order_no", "=", key).execute(),
    },
    reservations: {
      keyOf: (row) => row.reservation_id,
      page: (after, limit) => reservations.where("reservation_id", ">", after).limit(limit).execute(),
      all: (key) => reservations.where("reservation_id", "=", key).execute(),
    },
    payments: {
      keyOf: numberOf,
      page: (after, limit) => payments.where("order_no", ">", after).limit(limit).execute(),
      all: (key) => payments.where("order_no", "=", key).execute(),
    },
  };
}
