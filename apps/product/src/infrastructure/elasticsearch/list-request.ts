import type { SearchQuery, SearchSort } from "../../application/ports/product-search.ts";
import { PRICE_BANDS } from "../../domain/price-bands.ts";
import { MAX_WINDOW } from "./mapping.ts";
import { ON_SALE, type Query } from "./word-query.ts";

const SORTS: Record<Exclude<SearchSort, "best">, object[]> = {
  price_asc: [{ price_cents: "asc" }, { id: "asc" }],
  price_desc: [{ price_cents: "desc" }, { id: "asc" }],
  newest: [{ created_at: "desc" }, { id: "desc" }],
};

/** More categories than a shop has. */
const MAX_CATEGORIES = 1000;

/** One page of the products that were asked for; `words` is undefined when there are none. */
export function pageRequest(query: SearchQuery, words: Query | undefined): object {
  const { sort, page, pageSize, categoryId } = query;
  const from = (page - 1) * pageSize;
  const category = categoryId === undefined ? [] : [{ term: { category_id: categoryId } }];
  const best = words ? [{ _score: "desc" }, { id: "asc" }] : [{ id: "asc" }];
  return {
    ...(from + pageSize > MAX_WINDOW ? { size: 0 } : { from, size: pageSize }),
    // The counts have the total: here the server may stop as soon as it knows the best.
    track_total_hits: false,
    _source: ["source"],
    sort: sort === "best" ? best : SORTS[sort],
    query: { bool: { must: words ?? [], filter: [ON_SALE, ...pricesOf(query), ...category] } },
  };
}

/**
 * Counts over words and prices, and over the words alone. Apart from the page, since the server remembers the answer
 * to a request without hits until the index changes: all pages, orders and categories of one list share it.
 */
export function countRequest(query: SearchQuery, words: Query | undefined): object {
  const ranges = PRICE_BANDS.map(({ fromCents: from, toCents: to }, band) => ({ key: String(band), from, to }));
  const aggs = {
    categories: { terms: { field: "category", size: MAX_CATEGORIES } },
    prices: { range: { field: "price_cents", keyed: true, ranges } },
  };
  return {
    size: 0,
    track_total_hits: true,
    query: { bool: { filter: [ON_SALE, ...(words ? [words] : [])] } },
    aggs: { priced: { filter: { bool: { filter: pricesOf(query) } }, aggs } },
  };
}

function pricesOf({ minPriceCents: gte, maxPriceCents: lte }: SearchQuery): Query[] {
  return gte === undefined && lte === undefined ? [] : [{ range: { price_cents: { gte, lte } } }];
}
