import { MAX_CENTS } from "@mall/kernel";
import { invalid, requireId, requireQuery, requireWithin } from "./input.ts";
import type { ProductSearch, SearchQuery, SearchResult } from "./ports/product-search.ts";

const MAX_PAGE = 1_000_000;
const MAX_PAGE_SIZE = 100;

/** Searches the catalogue, or browses it when there are no words. */
export function listProducts({ search }: { search: Pick<ProductSearch, "search"> }) {
  return async (query: SearchQuery): Promise<SearchResult> => {
    requireQuery(query.words);
    if (query.categoryId !== undefined) requireId("category_id", query.categoryId);
    requireWithin("page", query.page, 1, MAX_PAGE);
    requireWithin("page_size", query.pageSize, 1, MAX_PAGE_SIZE);
    requirePrices(query);
    return await search.search(query);
  };
}

function requirePrices({ minPriceCents: min, maxPriceCents: max }: SearchQuery): void {
  if (min !== undefined) requireWithin("min_price", min, 0, MAX_CENTS);
  if (max !== undefined) requireWithin("max_price", max, 0, MAX_CENTS);
  if (min !== undefined && max !== undefined && min > max) throw invalid("min_price", "must not exceed max_price");
}
