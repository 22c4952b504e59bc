import type { ProductSearch } from "../../application/ports/product-search.ts";
import type { Product } from "../../domain/catalogue.ts";
import { fold } from "../../domain/search/fold.ts";
import { createHighlighter, type Highlighter } from "../../domain/search/highlight.ts";
import { countFacets, inPriceRange, type Listing, ordered } from "./search-listing.ts";
import { createWordIndex } from "./search-words.ts";

/** Lists kept ready between two changes of the catalogue. */
const MAX_LISTINGS = 64;

const noHighlight: Highlighter = () => "";

/** The search inside the process: everything in memory, filled at the start. */
export function createEmbeddedSearch(): ProductSearch {
  const products = new Map<number, Product>();
  const words = createWordIndex();
  // Most shoppers look at the same few lists; whatever changes the catalogue throws them all away.
  const listings = new Map<string, Listing>();

  const drop = (id: number) => {
    const known = products.get(id);
    if (known) words.remove(known);
    products.delete(id);
  };

  const matching = (text: string): Product[] => {
    if (text === "") return [...products.values()].sort((left, right) => left.id - right.id);
    return words.find(text).flatMap((id) => products.get(id) ?? []);
  };

  const listingOf = ({ words: text, categoryId, sort, ...range }: Parameters<ProductSearch["search"]>[0]): Listing => {
    const { minPriceCents: min, maxPriceCents: max } = range;
    const key = JSON.stringify([text, categoryId, sort, min, max]);
    const ready = listings.get(key);
    if (ready) return ready;
    const found = matching(text).filter((product) => inPriceRange(product, min, max));
    const chosen = categoryId === undefined ? found : found.filter(({ category }) => category.id === categoryId);
    const listing = { products: ordered(chosen, sort), ...countFacets(found) };
    if (listings.size >= MAX_LISTINGS) listings.clear();
    listings.set(key, listing);
    return listing;
  };

  return {
    put: async (changed) => {
      for (const product of changed) {
        drop(product.id);
        products.set(product.id, product);
        words.add(product);
      }
      listings.clear();
    },
    remove: async (id) => {
      drop(id);
      listings.clear();
    },
    search: async (query) => {
      const text = query.words.trim();
      const { products: all, categories, prices } = listingOf({ ...query, words: text });
      const highlight = text === "" ? noHighlight : createHighlighter(text);
      const page = all.slice((query.page - 1) * query.pageSize, query.page * query.pageSize);
      const hits = page.map((product) => ({ product, highlight: highlight(product.name) }));
      return { hits, total: all.length, categories, prices };
    },
    suggest: async (text, limit) => {
      const names = words.findByName(text.trim()).flatMap((id) => products.get(id)?.name ?? []);
      return nearestFirst([...new Set(names)], text).slice(0, limit);
    },
  };
}

/** Names that begin with the text, then those that contain it, then the others, each as they came. */
function nearestFirst(names: readonly string[], text: string): string[] {
  const wanted = fold(text.trim());
  const distance = (name: string) => {
    const folded = fold(name);
    if (folded.startsWith(wanted)) return 0;
    return folded.includes(wanted) ? 1 : 2;
  };
  return names
    .map((name) => ({ name, distance: distance(name) }))
    .sort((left, right) => left.distance - right.distance)
    .map(({ name }) => name);
}
