import {
  type AliasedExpression,
  type Expression,
  type ExpressionBuilder,
  type Kysely,
  type SqlBool,
  sql,
} from "kysely";
import type { SearchQuery } from "../../application/ports/product-search.ts";
import type { Category } from "../../domain/catalogue.ts";
import { fold } from "../../domain/search/fold.ts";
import type { ProductDatabase } from "./schema.ts";
import type { Needle } from "./search-needles.ts";

/** Ids of products, as a table to join. */
export type Candidates = AliasedExpression<{ candidate: number }, "candidates">;

/** A query, and what it is read with. */
export interface Wanted extends SearchQuery {
  needles: readonly Needle[];
  /** All of the shop, by id. */
  categories: readonly Category[];
  /** The only products that may have all needles; undefined: any. */
  candidates: Candidates | undefined;
}

type Products = ExpressionBuilder<ProductDatabase, "products">;
type Condition = Expression<SqlBool>;

function containsAny(text: Expression<string>, { anyOf }: Needle): Condition[] {
  return anyOf.map((needle) => contains(text, needle));
}

// Unlike LIKE, `instr` knows no wildcards. SQLite and MySQL have it, with the arguments in this order.
function contains(text: Expression<string>, needle: string): Condition {
  // Chinese has no case, and `lower` would take as long as the search itself.
  const cased = needle !== needle.toUpperCase();
  return sql<SqlBool>`instr(${cased ? sql`lower(${text})` : text}, ${needle}) > 0`;
}

/** The products that have to be looked at. */
export function productsAmong(db: Kysely<ProductDatabase>, candidates: Candidates | undefined) {
  const all = db.selectFrom("products");
  if (!candidates) return all;
  return all.innerJoin(candidates, (join) =>
    join.onRef("candidates.candidate", "=", "products.id"),
  ) as unknown as typeof all;
}

/** The name has all that is asked for. */
export function named(products: Products, needles: readonly Needle[]): Condition {
  return products.and(needles.map((needle) => products.or(containsAny(products.ref("products.name"), needle))));
}

/** On sale, in the price range, and with each needle in the name, the description, the category or a SKU's name. */
export function found(products: Products, query: Wanted): Condition {
  const { needles, categories, minPriceCents: min, maxPriceCents: max } = query;
  return products.and([
    products("products.on_sale", "=", 1),
    ...(min === undefined ? [] : [products("products.price_cents", ">=", min)]),
    ...(max === undefined ? [] : [products("products.price_cents", "<=", max)]),
    ...needles.map((needle) => somewhere(products, needle, categories)),
  ]);
}

function somewhere(products: Products, needle: Needle, categories: readonly Category[]): Condition {
  const shelves = shelvesOf(needle, categories);
  return products.or([
    // The cheapest first: the rest is not looked at then.
    ...(shelves.length > 0 ? [products("products.category_id", "in", shelves)] : []),
    ...containsAny(products.ref("products.name"), needle),
    ...(needle.inDescription ? containsAny(products.ref("products.description"), needle) : []),
    // For each product by itself: the candidates are few, and all SKUs of the shop are not.
    products.exists(
      products
        .selectFrom("skus")
        .select("skus.id")
        .whereRef("skus.product_id", "=", "products.id")
        .where("skus.on_sale", "=", 1)
        .where((skus) => skus.or(containsAny(skus.ref("skus.name"), needle))),
    ),
  ]);
}

/** Ids of the categories that have it in their names, in either language. */
export function shelvesOf({ anyOf }: Needle, categories: readonly Category[]): number[] {
  const isOn = ({ name, nameEn }: Category) => {
    const text = fold(`${name} ${nameEn}`);
    return anyOf.some((needle) => text.includes(needle));
  };
  return categories.filter(isOn).map(({ id }) => id);
}
