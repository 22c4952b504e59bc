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
  return { ...pageOf(query, words), query: withWords(words, narrowed(query)) };
}

/**
 * Counts over words and prices, and over the words alone. Apart from the page, since the server remembers the answer
 * to a request without hits until the index changes: all pages, orders and categories of one list share it.
 */
export function countRequest(query: SearchQuery): object {
  return { size: 0, track_total_hits: false, query: withWords(undefined, []), aggs: countsOver(query) };
}

/** A page and the counts in one, for words: to find what has them is most of the work. */
export function pageAndCountRequest(query: SearchQuery, words: Query): object {
  const filter = narrowed(query);
  const narrow = filter.length === 0 ? {} : { post_filter: { bool: { filter } } };
  return { ...pageOf(query, words), query: withWords(words, []), ...narrow, aggs: countsOver(query) };
}

function pageOf({ sort, page, pageSize }: SearchQuery, words: Query | undefined): object {
  const from = (page - 1) * pageSize;
  const best = words ? [{ _score: "desc" }, { id: "asc" }] : [{ id: "asc" }];
  return {
    ...(from + pageSize > MAX_WINDOW ? { size: 0 } : { from, size: pageSize }),
    // The counts have the total: here the server may stop as soon as it knows the best.
    track_total_hits: false,
    sort: sort === "best" ? best : SORTS[sort],
  };
}

function withWords(words: Query | undefined, filter: readonly Query[]): Query {
  return { bool: { must: words ?? [], filter: [ON_SALE, ...filter] } };
}

function countsOver(query: SearchQuery): object {
  const ranges = PRICE_BANDS.map(({ fromCents: from, toCents: to }, band) => ({ key: String(band), from, to }));
  const aggs = {
    categories: { terms: { field: "category", size: MAX_CATEGORIES } },
    prices: { range: { field: "price_cents", keyed: true, ranges } },
  };
  return { found: { filter: { match_all: {} } }, priced: { filter: { bool: { filter: pricesOf(query) } }, aggs } };
}

function narrowed(query: SearchQuery): Query[] {
  const { categoryId } = query;
  return [...pricesOf(query), ...(categoryId === undefined ? [] : [{ term: { category_id: categoryId } }])];
}

function pricesOf({ minPriceCents: gte, maxPriceCents: lte }: SearchQuery): Query[] {
  return gte === undefined && lte === undefined ? [] : [{ range: { price_cents: { gte, lte } } }];
}
