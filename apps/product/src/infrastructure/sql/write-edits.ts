import { insertRows } from "@mall/storage";
import type { Kysely } from "kysely";
import { NO_PICTURE, type ProductEdit, type SkuEdit } from "../../domain/catalogue-edit.ts";
import type { ProductDatabase } from "./schema.ts";

type Database = Kysely<ProductDatabase>;

/** An edit whose product has a number. */
export type Numbered = Omit<ProductEdit, "id" | "skus"> & { id: number; isNew: boolean; skus: readonly NumberedSku[] };
type NumberedSku = SkuEdit & { id: number; isNew: boolean };

/** Writes the products, without their SKUs. */
export async function writeProducts(trx: Database, edits: readonly Numbered[], now: number): Promise<void> {
  const added = edits.filter(({ isNew }) => isNew);
  await insertRows(
    trx,
    "products",
    added.map((edit) => ({
      ...{ id: edit.id, ...textsOf(edit), picture: edit.picture ?? NO_PICTURE },
      ...{ on_sale: 1, created_at: now, revision: 1 },
    })),
  );
  for (const edit of edits.filter(({ isNew }) => !isNew)) {
    const picture = edit.picture === undefined ? {} : { picture: edit.picture };
    await trx
      .updateTable("products")
      .set({ ...textsOf(edit), ...picture })
      .where("id", "=", edit.id)
      .execute();
  }
}

function textsOf({ name, description, categoryId, skus }: Numbered) {
  const [first] = skus.toSorted((a, b) => a.id - b.id);
  return { name, description, category_id: categoryId, price_cents: first?.priceCents ?? 0 };
}

/** Writes their SKUs; the stock of those that exist is not touched. */
export async function writeSkus(trx: Database, edits: readonly Numbered[]): Promise<void> {
  const all = edits.flatMap(({ id: productId, skus }) => skus.map((sku) => ({ ...sku, productId })));
  await insertRows(
    trx,
    "skus",
    all
      .filter(({ isNew }) => isNew)
      .map(({ id, productId, name, priceCents, stock }) => ({
        ...{ id, product_id: productId, name, price_cents: priceCents },
        ...{ stock, held: 0, sold: 0, initial_stock: stock },
      })),
  );
  for (const { id, name, priceCents } of all.filter(({ isNew }) => !isNew)) {
    await trx.updateTable("skus").set({ name, price_cents: priceCents, on_sale: 1 }).where("id", "=", id).execute();
  }
}
