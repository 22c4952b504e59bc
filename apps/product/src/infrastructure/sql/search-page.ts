import type { Kysely } from "kysely";
import type { SearchSort } from "../../application/ports/product-search.ts";
import type { Category, Product } from "../../domain/catalogue.ts";
import type { ProductDatabase, ProductRow } from "./schema.ts";
import { found, named, type Wanted } from "./search-conditions.ts";

type Database = Kysely<ProductDatabase>;
type Order = readonly [keyof ProductRow, "asc" | "desc"];

const SORTS: Record<SearchSort, readonly [Order, ...Order[]]> = {
  best: [["id", "asc"]],
  price_asc: [
    ["price_cents", "asc"],
    ["id", "asc"],
  ],
  price_desc: [
    ["price_cents", "desc"],
    ["id", "asc"],
  ],
  newest: [
    ["created_at", "desc"],
    ["id", "desc"],
  ],
};

/** Every category, by id. */
export async function allCategories(db: Database): Promise<Category[]> {
  const rows = await db.selectFrom("categories").selectAll().orderBy("id").execute();
  return rows.map(({ id, name, name_en: nameEn }) => ({ id, name, nameEn }));
}

/** The products of one page, in order. */
export async function productsOfPage(db: Database, query: Wanted): Promise<Product[]> {
  const rows = await orderedRows(db, query)
    .limit(query.pageSize)
    .offset((query.page - 1) * query.pageSize)
    .execute();
  return await withSkus(db, rows, new Map(query.categories.map((category) => [category.id, category])));
}

function orderedRows(db: Database, query: Wanted) {
  const { needles, sort, categoryId } = query;
  let rows = db
    .selectFrom("products")
    .selectAll()
    .where((products) => found(products, query));
  if (categoryId !== undefined) rows = rows.where("category_id", "=", categoryId);
  if (sort === "best" && needles.length > 0) {
    rows = rows.orderBy((products) => products.case().when(named(products, needles)).then(0).else(1).end());
  }
  for (const [column, direction] of SORTS[sort]) rows = rows.orderBy(column, direction);
  return rows;
}

async function withSkus(
  db: Database,
  rows: readonly ProductRow[],
  categories: ReadonlyMap<number, Category>,
): Promise<Product[]> {
  if (rows.length === 0) return [];
  const ids = rows.map(({ id }) => id);
  const skus = db.selectFrom("skus").select(["id", "product_id", "name", "price_cents as priceCents"]);
  const found = await skus.where("product_id", "in", ids).orderBy("id").execute();
  const byProduct = Map.groupBy(found, ({ product_id }) => product_id);
  return rows.flatMap(({ category_id, price_cents: priceCents, created_at: createdAt, on_sale: _, ...row }) => {
    const category = categories.get(category_id);
    const own = (byProduct.get(row.id) ?? []).map(({ product_id: __, ...sku }) => sku);
    return category ? [{ ...row, category, priceCents, createdAt, skus: own }] : [];
  });
}
