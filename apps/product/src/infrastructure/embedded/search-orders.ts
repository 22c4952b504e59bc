import type { SearchSort } from "../../application/ports/product-search.ts";
import type { Product } from "../../domain/catalogue.ts";
import { compareBy } from "./search-listing.ts";

/** All products, each by its id, and in every order. */
export interface Shelf {
  get(id: number): Product | undefined;
  put(product: Product): void;
  remove(id: number): void;
  /** All of them; whoever gets the list must not change it. */
  inOrder(sort: SearchSort): readonly Product[];
}

interface Order {
  /** As they were when somebody last asked. */
  products: Product[];
  /** Put since then. */
  added: Map<number, Product>;
  isOld: boolean;
}

/** Keeps each order that was asked for: after few changes, most of it is in order already, which sorting is quick with. */
export function createShelf(): Shelf {
  const products = new Map<number, Product>();
  const orders = new Map<SearchSort, Order>();
  return {
    get: (id) => products.get(id),
    put: (product) => {
      products.set(product.id, product);
      for (const order of orders.values()) {
        order.added.set(product.id, product);
        order.isOld = true;
      }
    },
    remove: (id) => {
      products.delete(id);
      for (const order of orders.values()) {
        order.added.delete(id);
        order.isOld = true;
      }
    },
    inOrder: (sort) => {
      const order = orders.get(sort) ?? { products: [], added: new Map(products), isOld: true };
      orders.set(sort, order);
      if (order.isOld) {
        const stayed = order.products.filter(
          (product) => products.get(product.id) === product && !order.added.has(product.id),
        );
        order.products = [...stayed, ...order.added.values()].sort(compareBy(sort));
        order.added = new Map();
        order.isOld = false;
      }
      return order.products;
    },
  };
}
