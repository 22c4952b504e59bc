import type { SearchResult } from "../../application/ports/product-search.ts";
import type { Product } from "../../domain/catalogue.ts";
import { inBand, PRICE_BANDS } from "../../domain/price-bands.ts";

/** What a list says in numbers, product by product. */
export interface Facets {
  add(product: Product): void;
  /** Takes one out that was added. */
  remove(product: Product): void;
  read(): Pick<SearchResult, "categories" | "prices">;
}

/** Counts of an empty list. */
export function createFacets(): Facets {
  const categories = new Map<number, SearchResult["categories"][number]>();
  const prices = PRICE_BANDS.map((band) => ({ ...band, count: 0 }));

  const change = ({ category, priceCents }: Product, by: 1 | -1) => {
    const known = categories.get(category.id);
    if (known) known.count += by;
    else categories.set(category.id, { category, count: by });
    if (known?.count === 0) categories.delete(category.id);
    const band = prices.find((each) => inBand(priceCents, each));
    if (band) band.count += by;
  };

  return {
    add: (product) => change(product, 1),
    remove: (product) => change(product, -1),
    // Copies: who asked keeps what was true then.
    read: () => ({
      categories: Array.from(categories.values(), (each) => ({ ...each })).sort(
        (left, right) => left.category.id - right.category.id,
      ),
      prices: prices.map((each) => ({ ...each })),
    }),
  };
}
