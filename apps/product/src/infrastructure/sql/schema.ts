import type { OutboxDatabase } from "@mall/messaging";
import type { CatalogueEditingDatabase, SkuOnSaleColumn } from "./catalogue-editing-schema.ts";
import type { SearchTermsDatabase, TermsColumn } from "./search-terms-schema.ts";
import type { SeckillActivitiesDatabase } from "./seckill-activities-schema.ts";

/** Columns of `categories`. */
interface CategoryRow {
  id: number;
  name: string;
  name_en: string;
}

/** Columns of `products`. Money is integer cents, times are epoch milliseconds. */
export interface ProductRow {
  id: number;
  category_id: number;
  name: string;
  description: string;
  picture: string;
  price_cents: number;
  /** 1 while it is sold, 0 once withdrawn. */
  on_sale: number;
  created_at: number;
  /** From 1, one more with every change. */
  revision: number;
}

/** Columns of `skus`. initial_stock = stock + held + sold, always. */
export interface SkuRow {
  id: number;
  product_id: number;
  name: string;
  price_cents: number;
  /** Free units. */
  stock: number;
  /** Units of unpaid orders. */
  held: number;
  /** Units of paid orders. */
  sold: number;
  initial_stock: number;
}

/** Columns of `stock_reservations`: for each id one row that stands for all of it, with SKU 0, and one for each SKU. */
export interface StockReservationRow {
  reservation_id: string;
  sku_id: number;
  quantity: number;
  /** held | released | sold */
  state: string;
  created_at: number;
}

/** db_product. */
export interface ProductDatabase
  extends OutboxDatabase,
    SeckillActivitiesDatabase,
    SearchTermsDatabase,
    CatalogueEditingDatabase {
  categories: CategoryRow;
  products: ProductRow & TermsColumn;
  skus: SkuRow & SkuOnSaleColumn;
  stock_reservations: StockReservationRow;
}
