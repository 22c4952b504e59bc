import { type Kysely, sql } from "kysely";
import type { CatalogueFigures, StaffQuery } from "../../application/ports/catalogue-editing.ts";
import type { StockedProduct } from "../../domain/catalogue-edit.ts";
import type { ProductDatabase } from "./schema.ts";

type Database = Kysely<ProductDatabase>;

/** Products that are counted at most: nobody pages further. */
const MOST_COUNTED = 10_000;

const onSale = (db: Database) => db.selectFrom("products").where("on_sale", "=", 1);

/** A page of the products on sale, the newest first. */
export async function staffPage(
  db: Database,
  query: StaffQuery,
): Promise<{ products: StockedProduct[]; total: number }> {
  const some = matching(db, query).select("id").limit(MOST_COUNTED).as("some");
  const counted = db.selectFrom(some).select(({ fn }) => fn.countAll<number>().as("total"));
  const { total } = await counted.executeTakeFirstOrThrow();
  const ids = await matching(db, query)
    .select("id")
    .orderBy("id", "desc")
    .limit(query.pageSize)
    .offset((query.page - 1) * query.pageSize)
    .execute();
  const products = await stockedByIds(
    db,
    ids.map(({ id }) => id),
  );
  return { products: products.reverse(), total: Number(total) };
}

function matching(db: Database, { query, categoryId }: Pick<StaffQuery, "query" | "categoryId">) {
  const words = query.trim();
  let some = onSale(db);
  if (categoryId !== undefined) some = some.where("category_id", "=", categoryId);
  if (words === "") return some;
  // `!` marks what is meant as it stands.
  const pattern = `%${words.toLowerCase().replace(/[!%_]/g, "!$&")}%`;
  const named = sql<boolean>`lower(name) like ${pattern} escape '!'`;
  return /^[0-9]{1,15}$/.test(words)
    ? some.where((is) => is.or([named, is("id", "=", Number(words))]))
    : some.where(named);
}

/** Products on sale of these ids, by id. */
export async function stockedByIds(db: Database, ids: readonly number[]): Promise<StockedProduct[]> {
  if (ids.length === 0) return [];
  return await stocked(db, await onSale(db).selectAll().where("id", "in", ids).orderBy("id").execute());
}

/** Products on sale whose id is greater, by id. */
export async function stockedAfter(
  db: Database,
  id: number,
  { categoryId, limit }: { categoryId: number | undefined; limit: number },
): Promise<StockedProduct[]> {
  let next = onSale(db).selectAll().where("id", ">", id);
  if (categoryId !== undefined) next = next.where("category_id", "=", categoryId);
  return await stocked(db, await next.orderBy("id").limit(limit).execute());
}

type Row = Awaited<ReturnType<ReturnType<typeof allColumns>["execute"]>>[number];
const allColumns = (db: Database) => onSale(db).selectAll();

async function stocked(db: Database, rows: readonly Row[]): Promise<StockedProduct[]> {
  if (rows.length === 0) return [];
  const ids = rows.map(({ id }) => id);
  const columns = ["id", "product_id", "name", "price_cents as priceCents", "stock"] as const;
  const found = db.selectFrom("skus").select(columns).where("product_id", "in", ids).where("on_sale", "=", 1);
  const byProduct = Map.groupBy(await found.orderBy("id").execute(), ({ product_id }) => product_id);
  return rows.map(({ id, name, description, picture, revision, ...row }) => ({
    ...{ id, name, description, picture, revision, categoryId: row.category_id, priceCents: row.price_cents },
    skus: (byProduct.get(id) ?? []).map(({ product_id: _, ...sku }) => sku),
  }));
}

/** All categories by id, with the number of products on sale. */
export async function countedCategories(db: Database) {
  const rows = await db.selectFrom("categories").selectAll().orderBy("id").execute();
  const counts = await onSale(db)
    .select("category_id")
    .select(({ fn }) => fn.countAll<number>().as("count"))
    .groupBy("category_id")
    .execute();
  const byId = new Map(counts.map(({ category_id: id, count }) => [id, Number(count)]));
  return rows.map(({ id, name, name_en: nameEn }) => ({ category: { id, name, nameEn }, count: byId.get(id) ?? 0 }));
}

/** The categories of products, on sale or not. */
export async function categoriesOf(db: Database, ids: readonly number[]) {
  if (ids.length === 0) return [];
  const columns = ["id as productId", "category_id as categoryId"] as const;
  return await db.selectFrom("products").select(columns).where("id", "in", ids).execute();
}

/** How much is on sale, and how many SKUs have no free unit. */
export async function catalogueFigures(db: Database): Promise<CatalogueFigures> {
  const count = onSale(db).select(({ fn }) => fn.countAll<number>().as("products"));
  const { products } = await count.executeTakeFirstOrThrow();
  const { skus, out } = await db
    .selectFrom("skus")
    .innerJoin("products", "products.id", "skus.product_id")
    .where("products.on_sale", "=", 1)
    .where("skus.on_sale", "=", 1)
    // A comparison is 0 or 1 in SQL.
    .select(({ fn }) => [fn.countAll<number>().as("skus"), sql<number>`coalesce(sum(skus.stock = 0), 0)`.as("out")])
    .executeTakeFirstOrThrow();
  return { products: Number(products), skus: Number(skus), outOfStock: Number(out) };
}
