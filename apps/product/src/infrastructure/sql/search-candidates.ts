import { type RawBuilder, sql } from "kysely";
import type { Category } from "../../domain/catalogue.ts";
import { type Candidates, shelvesOf } from "./search-conditions.ts";
import type { Needle } from "./search-needles.ts";
import { termsIn } from "./search-terms.ts";

/** Terms that are looked up together at most: more hardly narrow it down. */
const MOST_TERMS = 8;

/**
 * Products of which some may have all needles, and no others have: whoever has them has their terms. Undefined without
 * needles. Those needles that one text alone fits go together; where there is none, the first one is enough.
 */
export function candidatesFor(needles: readonly Needle[], categories: readonly Category[]): Candidates | undefined {
  const [first] = needles;
  if (!first) return undefined;
  const plain = needles.filter((needle) => needle.anyOf.length === 1 && shelvesOf(needle, categories).length === 0);
  const terms = plain.flatMap(({ anyOf }) => anyOf.flatMap(termsIn));
  const ids = terms.length > 0 ? withAll([...new Set(terms)]) : withAny(first, categories);
  return sql<{ candidate: number }>`(${ids})`.as("candidates");
}

function withAny(needle: Needle, categories: readonly Category[]): RawBuilder<unknown> {
  const shelves = shelvesOf(needle, categories);
  const onThem = sql`select id as candidate from products where on_sale = 1 and category_id in (${sql.join(shelves)})`;
  const parts = [...needle.anyOf.map((text) => withAll(termsIn(text))), ...(shelves.length > 0 ? [onThem] : [])];
  return sql.join(parts, sql` union `);
}

// Distinct, though it is without: so the database makes this list first, whatever it thinks of the rest.
function withAll(terms: readonly string[]): RawBuilder<unknown> {
  const [first, ...others] = terms.slice(0, MOST_TERMS).map((term, at) => ({ term, name: sql.id(`t${at}`) }));
  const joins = others.map(
    ({ term, name }) =>
      sql` inner join product_terms ${name} on ${name}.product_id = t0.product_id and ${name}.term = ${term}`,
  );
  return sql`select distinct t0.product_id as candidate from product_terms t0${sql.join(joins, sql``)} where t0.term = ${first?.term ?? ""}`;
}
