import type { SearchResult } from "../../application/ports/product-search.ts";
import type { Category, Product } from "../../domain/catalogue.ts";
import { PRICE_BANDS } from "../../domain/price-bands.ts";
import type { Highlighter } from "../../domain/search/highlight.ts";

/** What the server answers to a request for a page. */
export interface PageAnswer {
  hits: { hits: { _source: { source: string } }[] };
}

interface Bucket {
  key: string;
  doc_count: number;
}

/** What the server answers to a request for counts. */
export interface CountAnswer {
  aggregations: {
    found: { doc_count: number };
    priced: { doc_count: number; categories: { buckets: Bucket[] }; prices: { buckets: Record<string, Bucket> } };
  };
}

/** A list in numbers, the same for all its pages, orders and categories. Shared: nobody may change it. */
export interface ListCounts extends Pick<SearchResult, "categories" | "prices"> {
  /** What the words alone find, at whatever price. */
  found: number;
  /** Of these, what has such a price. */
  priced: number;
}

/** An answer about counts as the shop has them. */
export function countsOf({ aggregations }: CountAnswer): ListCounts {
  const { doc_count: priced, prices, categories } = aggregations.priced;
  const inBand = (index: number) => prices.buckets[String(index)]?.doc_count ?? 0;
  return {
    ...{ found: aggregations.found.doc_count, priced, categories: categoriesOf(categories.buckets) },
    prices: PRICE_BANDS.map((band, index) => ({ ...band, count: inBand(index) })),
  };
}

/** Both answers as the shop has them; `categoryId` is the one that was asked for. */
export function resultOf(
  { page, counts }: { page: PageAnswer; counts: ListCounts },
  { categoryId, highlight }: { categoryId: number | undefined; highlight: Highlighter },
): SearchResult {
  const { priced, categories, prices } = counts;
  const chosen = categories.find(({ category }) => category.id === categoryId);
  const hits = page.hits.hits.map(({ _source }) => {
    const product = JSON.parse(_source.source) as Product;
    return { product, highlight: highlight(product.name) };
  });
  return { hits, total: categoryId === undefined ? priced : (chosen?.count ?? 0), categories, prices };
}

/** What is found where there is nothing to look for. */
export function nothing(): SearchResult {
  return { hits: [], total: 0, categories: [], prices: PRICE_BANDS.map((band) => ({ ...band, count: 0 })) };
}

function categoriesOf(buckets: readonly Bucket[]): SearchResult["categories"] {
  const counts = new Map<number, SearchResult["categories"][number]>();
  for (const { key, doc_count } of buckets) {
    const category = JSON.parse(key) as Category;
    // After a category was renamed, its products carry both names for a while.
    const count = doc_count + (counts.get(category.id)?.count ?? 0);
    counts.set(category.id, { category, count });
  }
  return [...counts.values()].sort((left, right) => left.category.id - right.category.id);
}
