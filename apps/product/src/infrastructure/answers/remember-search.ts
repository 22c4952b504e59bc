import type { ProductIndex, SearchQuery, SearchResult } from "../../application/ports/product-search.ts";
import type { Answers } from "./answers.ts";

/** Answers shoppers from what was found a moment ago, and says when the index has changed. */
export function rememberSearch(
  index: ProductIndex,
  { answers, changed }: { answers: Answers; changed: () => void },
): ProductIndex {
  return {
    ...index,
    // What failed may have happened.
    put: (products) => index.put(products).finally(changed),
    remove: (id, revision) => index.remove(id, revision).finally(changed),
    search: (query) => answers.get(listQuestion(query), () => index.search(query), weightOf),
    suggest: (words, limit) =>
      answers.get(JSON.stringify(["suggest", words.trim(), limit]), () => index.suggest(words, limit)),
  };
}

/** One text for all ways to ask the same. */
function listQuestion({ words, sort, categoryId, page, pageSize, ...range }: SearchQuery): string {
  const { minPriceCents: min, maxPriceCents: max } = range;
  return JSON.stringify(["list", words.trim(), sort, categoryId, min, max, page, pageSize]);
}

function weightOf({ hits }: SearchResult): number {
  return 1 + hits.length;
}
