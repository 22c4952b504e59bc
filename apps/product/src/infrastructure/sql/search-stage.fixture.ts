import type { ProductSearchStage } from "@mall/testkit";
import type { Kysely } from "kysely";
import type { Product } from "../../domain/catalogue.ts";
import type { Answers } from "../answers/answers.ts";
import { noteMissingTerms } from "./product-terms.ts";
import type { ProductDatabase } from "./schema.ts";
import { createSqlSearch } from "./search.ts";

/** The shelf of every `product`. */
export const category = { id: 1, name: "蔬菜", nameEn: "Vegetables" };

/** A product of a test's own. */
export const product = (id: number, name: string, description: string, sku = "一份"): Product => ({
  ...{ id, category, name, description, picture: `/${id}.svg`, priceCents: 100 * id, createdAt: 0, revision: 1 },
  skus: [{ id: id * 10, name: sku, priceCents: 100 * id }],
});

/** The search on a database that has the tables; what is put goes into these, as it is, with its terms if `noted`. */
export function searchStageOf(
  open: { db: Kysely<ProductDatabase>; close(): Promise<void> },
  { answers, noted = false }: { answers?: Answers; noted?: boolean } = {},
): ProductSearchStage {
  const { db, close } = open;
  const put = async (products: readonly Product[]) => {
    const categories = new Map(products.map(({ category }) => [category.id, category]));
    const shelves = [...categories.values()].map(({ id, name, nameEn }) => ({ id, name, name_en: nameEn }));
    await db.insertInto("categories").values(shelves).execute();
    await db.insertInto("products").values(products.map(rowOf)).execute();
    await db.insertInto("skus").values(products.flatMap(skuRowsOf)).execute();
    if (noted) await noteMissingTerms(db);
  };
  const remove = async (id: number, revision: number) => {
    await db.updateTable("products").set({ on_sale: 0, revision }).where("id", "=", id).execute();
  };
  return { search: { ...createSqlSearch(db, answers), put, remove }, close };
}

function rowOf({ category, priceCents, createdAt, skus: _, ...own }: Product) {
  return { ...own, category_id: category.id, price_cents: priceCents, created_at: createdAt, on_sale: 1 };
}

function skuRowsOf(product: Product) {
  const units = { stock: 1, held: 0, sold: 0, initial_stock: 1 };
  return product.skus.map(({ id, name, priceCents }) => {
    return { id, product_id: product.id, name, price_cents: priceCents, ...units };
  });
}
