import { insertIgnore } from "@mall/storage";
import { type Kysely, sql } from "kysely";
import type { CatalogueSeed } from "../../application/ports/catalogue.ts";
import type { ProductDraft } from "../../domain/catalogue.ts";
import type { ProductDatabase, ProductRow, SkuRow } from "./schema.ts";

type Database = Kysely<ProductDatabase>;

/** Stores the seed unless there is a product. Two processes may do it at the same time. */
export async function fillCatalogue(trx: Database, seed: CatalogueSeed, now: number): Promise<boolean> {
  if (await trx.selectFrom("products").select("id").limit(1).executeTakeFirst()) return false;
  const categories = seed.categories.map(({ id, name, nameEn }) => ({ id, name, name_en: nameEn }));
  await insertIgnore(trx, "categories", categories);
  const products = seed.products.map((product) => productRowOf(product, now));
  const stored = await insertIgnore(trx, "products", products);
  await insertIgnore(trx, "skus", seed.products.flatMap(skuRowsOf));
  return stored > 0;
}

/** Writes a product, new or known, with its SKUs; the stock of those that exist is not touched. */
export async function writeProduct(trx: Database, draft: ProductDraft, now: number): Promise<void> {
  const row = productRowOf(draft, now);
  if ((await insertIgnore(trx, "products", [row])) === 0) {
    const { id, created_at: _, ...changes } = row;
    const change = trx.updateTable("products").set({ ...changes, revision: nextRevision });
    await change.where("id", "=", id).execute();
  }
  for (const sku of skuRowsOf(draft)) {
    if ((await insertIgnore(trx, "skus", [sku])) === 1) continue;
    const { name, price_cents } = sku;
    const known = trx.updateTable("skus").set({ name, price_cents, on_sale: 1 }).where("id", "=", sku.id);
    await known.where("product_id", "=", draft.id).execute();
  }
}

const nextRevision = sql<number>`revision + 1`;

/** Takes a product off sale; answers its revision, or undefined when it was not on sale. */
export async function markWithdrawn(trx: Database, id: number): Promise<number | undefined> {
  const change = trx.updateTable("products").set({ on_sale: 0, revision: nextRevision });
  const { numUpdatedRows } = await change.where("id", "=", id).where("on_sale", "=", 1).executeTakeFirstOrThrow();
  if (numUpdatedRows === 0n) return undefined;
  const row = await trx.selectFrom("products").select("revision").where("id", "=", id).executeTakeFirstOrThrow();
  return row.revision;
}

function productRowOf(draft: ProductDraft, now: number): ProductRow {
  const { id, categoryId, name, description, picture, priceCents } = draft;
  const own = { id, name, description, picture };
  return { ...own, category_id: categoryId, price_cents: priceCents, on_sale: 1, created_at: now, revision: 1 };
}

function skuRowsOf(draft: ProductDraft): SkuRow[] {
  return draft.skus.map(({ id, name, priceCents, stock }) => {
    const units = { stock, held: 0, sold: 0, initial_stock: stock };
    return { id, product_id: draft.id, name, price_cents: priceCents, ...units };
  });
}
