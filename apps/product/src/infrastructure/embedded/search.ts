import type { ProductIndex, SearchQuery, SearchSort } from "../../application/ports/product-search.ts";
import type { Product } from "../../domain/catalogue.ts";
import { createHighlighter, type Highlighter } from "../../domain/search/highlight.ts";
import { nearestFirst } from "../../domain/search/nearest-first.ts";
import { countFacets, inPriceRange, type Listing, ordered } from "./search-listing.ts";
import { createShelf } from "./search-orders.ts";
import { createWordIndex } from "./search-words.ts";

/** Lists kept ready between two changes of the catalogue. */
const MAX_LISTINGS = 64;

const noHighlight: Highlighter = () => "";

/** The search inside the process: everything in memory, filled at the start. */
export function createEmbeddedSearch(): ProductIndex {
  const shelf = createShelf();
  // Of withdrawn products too: a message that is late must not bring them back.
  const revisions = new Map<number, number>();
  const words = createWordIndex();
  // Most shoppers look at the same few lists; whatever changes the catalogue throws them all away.
  const listings = new Map<string, Listing>();

  const drop = (id: number) => {
    const known = shelf.get(id);
    if (known) words.remove(known);
    shelf.remove(id);
  };

  const matching = (text: string, sort: SearchSort): readonly Product[] => {
    if (text === "") return shelf.inOrder(sort);
    return ordered(
      words.find(text).flatMap((id) => shelf.get(id) ?? []),
      sort,
    );
  };

  const listingOf = ({ words: text, categoryId, sort, ...range }: SearchQuery): Listing => {
    const { minPriceCents: min, maxPriceCents: max } = range;
    const key = JSON.stringify([text, categoryId, sort, min, max]);
    const ready = listings.get(key);
    if (ready) return ready;
    const all = matching(text, sort);
    const atAnyPrice = min === undefined && max === undefined;
    const found = atAnyPrice ? all : all.filter((each) => inPriceRange(each, min, max));
    const products = categoryId === undefined ? found : found.filter(({ category }) => category.id === categoryId);
    const listing = { products, ...(text === "" && atAnyPrice ? shelf.facets() : countFacets(found)) };
    if (listings.size >= MAX_LISTINGS) listings.clear();
    listings.set(key, listing);
    return listing;
  };

  const isLate = (id: number, revision: number): boolean => {
    const late = revision < (revisions.get(id) ?? 0);
    if (!late) revisions.set(id, revision);
    return late;
  };

  const put = async (changed: readonly Product[]) => {
    for (const product of changed) {
      if (isLate(product.id, product.revision)) continue;
      drop(product.id);
      shelf.put(product);
      words.add(product);
    }
    listings.clear();
  };

  return {
    put,
    remove: async (id, revision) => {
      if (!isLate(id, revision)) drop(id);
      listings.clear();
    },
    keepFilled: async (pages) => {
      for await (const page of pages()) await put(page);
    },
    ready: async () => {},
    close: async () => {},
    search: async (query) => {
      const text = query.words.trim();
      const { products: all, categories, prices } = listingOf({ ...query, words: text });
      const highlight = text === "" ? noHighlight : createHighlighter(text);
      const page = all.slice((query.page - 1) * query.pageSize, query.page * query.pageSize);
      const hits = page.map((product) => ({ product, highlight: highlight(product.name) }));
      return { hits, total: all.length, categories, prices };
    },
    suggest: async (text, limit) => {
      const names = words.findByName(text.trim()).flatMap((id) => shelf.get(id)?.name ?? []);
      return nearestFirst([...new Set(names)], text).slice(0, limit);
    },
  };
}
