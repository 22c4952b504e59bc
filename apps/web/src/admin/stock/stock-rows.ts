import type { DataOf } from "@mall/sdk";
import type { StaffProduct } from "../back-office.ts";

/** The books of a SKU. */
export type Books = DataOf<"get", "ops/ledger">["books"][number];

/** A SKU with where its units are. */
export interface StockRow {
  skuId: number;
  product: StaffProduct;
  name: string;
  stock: number;
  /** Missing while the ledger does not know it. */
  books: Books | undefined;
  /** Of its flash sale, while it has one. */
  sale: Books | undefined;
}

/** All SKUs of some products, each with its books. */
export function stockRows(products: readonly StaffProduct[], books: readonly Books[]): StockRow[] {
  const of = (pool: Books["pool"]) =>
    new Map(books.filter((each) => each.pool === pool).map((each) => [each.sku_id, each]));
  const [catalogue, sales] = [of("catalogue"), of("sale")];
  return products.flatMap((product) =>
    product.skus.map(({ sku_id: skuId, name, stock }) => ({
      ...{ skuId, product, name, stock },
      ...{ books: catalogue.get(skuId), sale: sales.get(skuId) },
    })),
  );
}
