import type { Kysely } from "kysely";
import type { StockLine } from "../../domain/reservation.ts";
import type { ProductDatabase } from "./schema.ts";

type Database = Kysely<ProductDatabase>;

/** Moves free units to held; false, and nothing moved, when there are too few. */
export async function take(trx: Database, { skuId, quantity }: StockLine): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable("skus")
    .set((column) => ({ stock: column("stock", "-", quantity), held: column("held", "+", quantity) }))
    .where("id", "=", skuId)
    .where("stock", ">=", quantity)
    .executeTakeFirstOrThrow();
  return numUpdatedRows === 1n;
}

/** Moves held units back to free. */
export async function giveBack(trx: Database, { skuId, quantity }: StockLine): Promise<void> {
  await trx
    .updateTable("skus")
    .set((column) => ({ stock: column("stock", "+", quantity), held: column("held", "-", quantity) }))
    .where("id", "=", skuId)
    .execute();
}

/** Moves held units to sold. */
export async function markSold(trx: Database, { skuId, quantity }: StockLine): Promise<void> {
  await trx
    .updateTable("skus")
    .set((column) => ({ held: column("held", "-", quantity), sold: column("sold", "+", quantity) }))
    .where("id", "=", skuId)
    .execute();
}

/** The first of these SKUs that does not exist or is withdrawn; undefined when all can be sold. */
export async function findOffSale(trx: Database, lines: readonly StockLine[]): Promise<number | undefined> {
  const ids = lines.map(({ skuId }) => skuId);
  const rows = await trx
    .selectFrom("skus")
    .innerJoin("products", "products.id", "skus.product_id")
    .select("skus.id")
    .where("skus.id", "in", ids)
    .where("products.on_sale", "=", 1)
    .execute();
  const onSale = new Set(rows.map(({ id }) => id));
  return ids.find((id) => !onSale.has(id));
}
