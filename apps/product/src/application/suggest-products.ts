import { requireQuery, requireWithin } from "./input.ts";
import type { ProductSearch } from "./ports/product-search.ts";

const MAX_SUGGESTIONS = 10;

/** Names for what somebody is typing, at most 10. */
export function suggestProducts({ search }: { search: Pick<ProductSearch, "suggest"> }) {
  return async ({ query, limit }: { query: string; limit: number }): Promise<string[]> => {
    requireWithin("limit", limit, 1, MAX_SUGGESTIONS);
    return await search.suggest(requireQuery(query), limit);
  };
}
