import { type Kysely, sql } from "kysely";
import type { SearchResult } from "../../application/ports/product-search.ts";
import { PRICE_BANDS } from "../../domain/price-bands.ts";
import type { ProductDatabase } from "./schema.ts";
import { found, type Wanted } from "./search-conditions.ts";

/** How many products a category has in one price band. */
interface Count {
  categoryId: number;
  /** Index in PRICE_BANDS. */
  band: number;
  count: number;
}

// The bands lie side by side: a price is in the band with as many others below it. A comparison is 0 or 1 in SQL.
const BAND = sql<number>`${sql.join(
  PRICE_BANDS.slice(1).map(({ fromCents }) => sql`(price_cents >= ${sql.lit(fromCents)})`),
  sql` + `,
)}`;

/** Counts in one reading of the products all that a list says in numbers. */
export function countProducts(db: Kysely<ProductDatabase>, query: Wanted): Promise<Count[]> {
  return db
    .selectFrom("products")
    .select(["category_id as categoryId", BAND.as("band")])
    .select(({ fn }) => fn.countAll<number>().as("count"))
    .where((products) => found(products, query))
    .groupBy(["category_id", "band"])
    .execute();
}

/** The counts as a list has them; `categoryId` is the one that was asked for. */
export function facetsOf(
  counts: readonly Count[],
  { categories, categoryId }: Pick<Wanted, "categories" | "categoryId">,
): Omit<SearchResult, "hits"> {
  const among = (fits: (count: Count) => boolean) =>
    counts.filter(fits).reduce((sum, { count }) => sum + Number(count), 0);
  return {
    total: among((count) => categoryId === undefined || count.categoryId === categoryId),
    categories: categories
      .map((category) => ({ category, count: among((count) => count.categoryId === category.id) }))
      .filter(({ count }) => count > 0),
    prices: PRICE_BANDS.map((band, at) => ({ ...band, count: among((count) => Number(count.band) === at) })),
  };
}
