import type { SearchResult, SearchSort } from "../../application/ports/product-search.ts";
import type { Product } from "../../domain/catalogue.ts";
import { createFacets } from "./search-facets.ts";
import { compareBy } from "./search-listing.ts";

/** All products, each by its id, in every order, and in numbers. */
export interface Shelf {
  get(id: number): Product | undefined;
  put(product: Product): void;
  remove(id: number): void;
  /** All of them, until the next change; whoever gets the list must not change it. */
  inOrder(sort: SearchSort): readonly Product[];
  /** How many there are of each category, by its id, and in each price band. */
  facets(): Pick<SearchResult, "categories" | "prices">;
}

/** An order that somebody asked for, and what has changed since. */
interface Order {
  products: Product[];
  gone: Set<Product>;
  added: Map<number, Product>;
}

/** Changes that are put in their places one by one; with more it is quicker to sort anew. */
const FEW = 32;

/** Keeps each order that was asked for, and the counts: after a few changes nobody has to go through all products. */
export function createShelf(): Shelf {
  const products = new Map<number, Product>();
  const orders = new Map<SearchSort, Order>();
  const facets = createFacets();

  const remove = (id: number) => {
    const known = products.get(id);
    if (!known) return;
    products.delete(id);
    facets.remove(known);
    for (const { added, gone } of orders.values()) if (!added.delete(id)) gone.add(known);
  };

  return {
    get: (id) => products.get(id),
    put: (product) => {
      remove(product.id);
      products.set(product.id, product);
      facets.add(product);
      for (const { added } of orders.values()) added.set(product.id, product);
    },
    remove,
    inOrder: (sort) => {
      const order = orders.get(sort) ?? { products: [], gone: new Set(), added: new Map(products) };
      orders.set(sort, order);
      bringUpToDate(order, compareBy(sort));
      return order.products;
    },
    facets: facets.read,
  };
}

function bringUpToDate({ products, gone, added }: Order, compare: (left: Product, right: Product) => number): void {
  if (gone.size + added.size > FEW) {
    const stayed = products.filter((product) => !gone.has(product));
    // One by one: a call does not take a hundred thousand arguments.
    products.length = 0;
    for (const product of [...stayed, ...added.values()].sort(compare)) products.push(product);
  } else {
    for (const product of gone) products.splice(placeOf(product, products, compare), 1);
    for (const product of added.values()) products.splice(placeOf(product, products, compare), 0, product);
  }
  gone.clear();
  added.clear();
}

/** Where it stands, or where it belongs. No two are equal in any order. */
function placeOf(
  product: Product,
  products: readonly Product[],
  compare: (left: Product, right: Product) => number,
): number {
  let [from, to] = [0, products.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    const other = products[middle];
    if (other && compare(other, product) < 0) from = middle + 1;
    else to = middle;
  }
  return from;
}
