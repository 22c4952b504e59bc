import type { SearchResult, SearchSort } from "../../application/ports/product-search.ts";
import type { Product } from "../../domain/catalogue.ts";
import { createFacets } from "./search-facets.ts";

/** A whole list, of which shoppers see pages, with its counts. */
export interface Listing extends Pick<SearchResult, "categories" | "prices"> {
  products: readonly Product[];
}

/** Whether a price lies between both ends, each inclusive and optional. */
export function inPriceRange({ priceCents }: Product, min = 0, max = Number.POSITIVE_INFINITY): boolean {
  return priceCents >= min && priceCents <= max;
}

const COMPARE: Record<SearchSort, (left: Product, right: Product) => number> = {
  best: (left, right) => left.id - right.id,
  price_asc: (left, right) => left.priceCents - right.priceCents || left.id - right.id,
  price_desc: (left, right) => right.priceCents - left.priceCents || left.id - right.id,
  newest: (left, right) => right.createdAt - left.createdAt || right.id - left.id,
};

/** Which of two products comes first where no words rank them. */
export function compareBy(sort: SearchSort): (left: Product, right: Product) => number {
  return COMPARE[sort];
}

/** What words have found in the order asked for; it comes in the best one. */
export function ordered(products: readonly Product[], sort: SearchSort): readonly Product[] {
  return sort === "best" ? products : products.toSorted(COMPARE[sort]);
}

/** How many there are of each category, by its id, and in each price band; in one walk. */
export function countFacets(products: readonly Product[]): Pick<SearchResult, "categories" | "prices"> {
  const facets = createFacets();
  for (const product of products) facets.add(product);
  return facets.read();
}
