import { type Kysely, sql } from "kysely";
import type { SearchSort } from "../../application/ports/product-search.ts";
import type { Category, Product } from "../../domain/catalogue.ts";
import type { ProductDatabase, ProductRow } from "./schema.ts";
import { found, named, productsAmong, type Wanted } from "./search-conditions.ts";

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
  const rows = await rowsOfPage(db, query).execute();
  const categories = new Map(query.categories.map((category) => [category.id, category]));
  const byProduct = Map.groupBy(rows, ({ id }) => id);
  return [...byProduct.values()].flatMap((group) => productOf(group, categories));
}

/** One row for each SKU of each product of the page, and one for a product that has none. */
function rowsOfPage(db: Database, query: Wanted) {
  const page = chosen(db, query)
    .limit(query.pageSize)
    .offset((query.page - 1) * query.pageSize)
    .as("page");
  let rows = db
    .selectFrom(page)
    .leftJoin("skus", (join) => join.onRef("skus.product_id", "=", "page.id").on("skus.on_sale", "=", 1))
    .selectAll("page")
    .select(["skus.id as skuId", "skus.name as skuName", "skus.price_cents as skuPriceCents"]);
  // The order within gives the page, and is not kept without.
  if (isRanked(query)) rows = rows.orderBy("page.misses");
  for (const [column, direction] of SORTS[query.sort]) rows = rows.orderBy(`page.${column}`, direction);
  return rows.orderBy("skus.id");
}

const isRanked = ({ sort, needles }: Wanted) => sort === "best" && needles.length > 0;

function chosen(db: Database, query: Wanted) {
  const { needles, sort, categoryId } = query;
  let rows = productsAmong(db, query.candidates)
    .selectAll("products")
    .select((products) => [
      isRanked(query)
        ? products.case().when(named(products, needles)).then(0).else(1).end().as("misses")
        : sql.lit(0).as("misses"),
    ])
    .where((products) => found(products, query));
  if (categoryId !== undefined) rows = rows.where("category_id", "=", categoryId);
  if (isRanked(query)) rows = rows.orderBy("misses");
  for (const [column, direction] of SORTS[sort]) rows = rows.orderBy(column, direction);
  return rows;
}

type PageRow = Awaited<ReturnType<ReturnType<typeof rowsOfPage>["execute"]>>[number];

/** The product of these rows. */
function productOf(rows: readonly PageRow[], categories: ReadonlyMap<number, Category>): Product[] {
  const [row] = rows;
  const category = row && categories.get(row.category_id);
  if (!category) return [];
  const { id, name, description, picture, revision, price_cents: priceCents, created_at: createdAt } = row;
  const skus = rows.flatMap(({ skuId, skuName, skuPriceCents }) =>
    skuId === null || skuName === null || skuPriceCents === null
      ? []
      : [{ id: skuId, name: skuName, priceCents: skuPriceCents }],
  );
  return [{ id, category, name, description, picture, priceCents, createdAt, revision, skus }];
}
