import { type Kysely, sql } from "kysely";
import type { SearchResult } from "../../application/ports/product-search.ts";
import { PRICE_BANDS } from "../../domain/price-bands.ts";
import type { ProductDatabase } from "./schema.ts";
import { found, productsAmong, type Wanted } from "./search-conditions.ts";

/** How many products a category has. */
interface Count {
  categoryId: number;
  all: number;
  /** Of these, by index in PRICE_BANDS, those that cost at least what the band begins with. */
  least: number[];
}

/** Counts in one reading of the products, in the order of their index, all that a list says in numbers. */
export async function countProducts(db: Kysely<ProductDatabase>, query: Wanted): Promise<Count[]> {
  // A comparison is 0 or 1 in SQL. Sums need no second order of the rows, as groups by band would.
  const sums = PRICE_BANDS.map(({ fromCents }, at) =>
    sql<number>`sum(price_cents >= ${sql.lit(fromCents)})`.as(`${at}`),
  );
  const rows = await productsAmong(db, query.candidates)
    .select(["category_id as categoryId", ...sums])
    .select(({ fn }) => fn.countAll<number>().as("count"))
    .where((products) => found(products, query))
    .groupBy("category_id")
    .execute();
  return rows.map(({ categoryId, count, ...row }) => {
    return { categoryId, all: Number(count), least: PRICE_BANDS.map((_, at) => Number(row[`${at}`])) };
  });
}

/** The counts as a list has them; `categoryId` is the one that was asked for. */
export function facetsOf(
  counts: readonly Count[],
  { categories, categoryId }: Pick<Wanted, "categories" | "categoryId">,
): Omit<SearchResult, "hits"> {
  const countOf = new Map(counts.map((count) => [count.categoryId, count.all]));
  const atLeast = (band: number) => counts.reduce((sum, { least }) => sum + (least[band] ?? 0), 0);
  const all = counts.reduce((sum, count) => sum + count.all, 0);
  return {
    total: categoryId === undefined ? all : (countOf.get(categoryId) ?? 0),
    categories: categories
      .map((category) => ({ category, count: countOf.get(category.id) ?? 0 }))
      .filter(({ count }) => count > 0),
    prices: PRICE_BANDS.map((band, at) => ({ ...band, count: (at === 0 ? all : atLeast(at)) - atLeast(at + 1) })),
  };
}
