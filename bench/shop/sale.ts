import { redisOf } from "@mall/config";
import { prepareSeckill } from "@mall/product/seckill";
import type { BenchShop } from "./start-shop.ts";
import type { Stores } from "./stores.ts";

/** A buyer's order of a sale, as the database has it. */
export interface SaleOrder {
  user_id: number;
  order_no: string;
  quantity: number;
}

/** Opens a sale by hand, as `npm run seckill:prepare` does. */
export async function openSale({ where }: BenchShop, skuId: number, stock: number): Promise<void> {
  const { REDIS_URL, DATA_DIR: dataDir = "" } = where;
  const redis = redisOf({ REDIS_CLUSTER: false, ...(REDIS_URL ? { REDIS_URL } : {}) });
  await prepareSeckill({ dataDir, redis, skuId, stock });
}

/** How many orders of flash sales there are. Cheap: it is asked again and again while they are made. */
export async function countSaleOrders(stores: Stores): Promise<number> {
  const [row] = await stores.query<{ n: number }>(
    "db_order",
    "select count(*) as n from orders where kind = 'seckill'",
  );
  return Number(row?.n ?? 0);
}

/** All orders of the sale of one SKU. */
export async function saleOrders(stores: Stores, skuId: number): Promise<SaleOrder[]> {
  return await stores.query<SaleOrder>(
    "db_order",
    `select o.user_id, o.order_no, i.quantity from order_items i join orders o on o.order_no = i.order_no
     where i.sku_id = ? and o.kind = 'seckill'`,
    [skuId],
  );
}
