import type { Stores } from "../shop/stores.ts";
import type { FinishedOrders, StoredOrder, StoredPayment, TakenStock } from "./judge-orders.ts";

/** Reads what ordinary orders have left in the databases, past the shop. */
export async function readOrders(stores: Stores): Promise<Omit<FinishedOrders, "told">> {
  const [orders, payments, units, stock] = [
    await stores.query<StoredOrder>(
      "db_order",
      "select order_no, status, total_cents from orders where kind = 'normal'",
    ),
    await stores.query<StoredPayment>(
      "db_payment",
      "select order_no, amount_cents from payments where state in ('succeeded', 'settled')",
    ),
    await stores.query<{ sku_id: number; status: number; units: number }>(
      "db_order",
      `select i.sku_id, o.status, sum(i.quantity) as units from order_items i join orders o on o.order_no = i.order_no
       where o.kind = 'normal' group by i.sku_id, o.status`,
    ),
    await stores.query<TakenStock>("db_product", "select id, held, sold from skus"),
  ];
  return { orders, payments, units, stock };
}
