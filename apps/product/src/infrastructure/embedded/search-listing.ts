import type { SearchResult, SearchSort } from "../../application/ports/product-search.ts";
import type { Product } from "../../domain/catalogue.ts";
import { inBand, PRICE_BANDS } from "../../domain/price-bands.ts";

/** A whole list, of which shoppers see pages, with its counts. */
export interface Listing extends Pick<SearchResult, "categories" | "prices"> {
  products: Product[];
}

/** Whether a price lies between both ends, each inclusive and optional. */
export function inPriceRange({ priceCents }: Product, min = 0, max = Number.POSITIVE_INFINITY): boolean {
  return priceCents >= min && priceCents <= max;
}

const COMPARE: Record<Exclude<SearchSort, "best">, (left: Product, right: Product) => number> = {
  price_asc: (left, right) => left.priceCents - right.priceCents || left.id - right.id,
  price_desc: (left, right) => right.priceCents - left.priceCents || left.id - right.id,
  newest: (left, right) => right.createdAt - left.createdAt || right.id - left.id,
};

/** The products in the order asked for; they come in the best one. */
export function ordered(products: readonly Product[], sort: SearchSort): Product[] {
  return sort === "best" ? [...products] : products.toSorted(COMPARE[sort]);
}

/** How many there are of each category, by its id, and in each price band. */
export function countFacets(products: readonly Product[]): Pick<SearchResult, "categories" | "prices"> {
  const byCategory = Map.groupBy(products, ({ category }) => category.id);
  const categories = [...byCategory.values()]
    .flatMap((group) => (group[0] ? [{ category: group[0].category, count: group.length }] : []))
    .sort((left, right) => left.category.id - right.category.id);
  const prices = PRICE_BANDS.map((band) => {
    return { ...band, count: products.filter(({ priceCents }) => inBand(priceCents, band)).length };
  });
  return { categories, prices };
}
