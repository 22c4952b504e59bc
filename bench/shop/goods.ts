import type { Stores } from "./stores.ts";

/** Enough that nothing is ever sold out. */
const PLENTY = 1_000_000;
/** Above those of the catalogue that ships. */
const FIRST_SKU = 500_001;
const PRICE_CENTS = 500;
const AT_ONCE = 200;

/** SKUs that are bought by orders. */
export interface Goods {
  skuIds: readonly number[];
  priceCents: number;
}

/** Puts so many SKUs into the catalogue, of the products that are there, written into the table: for orders only. */
export async function addGoods(stores: Stores, count: number): Promise<Goods> {
  const products = await stores.query<{ id: number }>("db_product", "select id from products order by id");
  const skuIds = Array.from({ length: count }, (_, index) => FIRST_SKU + index);
  for (let from = 0; from < count; from += AT_ONCE) {
    const rows = skuIds.slice(from, from + AT_ONCE).flatMap((id, index) => {
      const product = products[(from + index) % products.length];
      return product ? [[id, product.id, `SKU ${id}`, PRICE_CENTS, PLENTY, 0, 0, PLENTY]] : [];
    });
    await stores.write(
      "db_product",
      `insert into skus (id, product_id, name, price_cents, stock, held, sold, initial_stock)
       values ${rows.map((row) => `(${row.map(() => "?").join(", ")})`).join(", ")}`,
      rows.flat(),
    );
  }
  return { skuIds, priceCents: PRICE_CENTS };
}
