import { OrderServiceDefinition } from "@mall/contracts/order";
import {
  type CatalogueProduct,
  ProductServiceDefinition,
  type SaveProductsRequest,
  type SetPricesRequest,
} from "@mall/contracts/product";
import { UserServiceDefinition } from "@mall/contracts/user";
import type { ServiceClient } from "@mall/rpc";
import { createManualClock } from "@mall/testkit";
import { composeAdmin } from "./compose.ts";

/** A call that may take its time. */
export const call = { deadline: Number.POSITIVE_INFINITY };

/** 2026-01-02 01:00 in China: the day began an hour ago. */
export const NOW = Date.UTC(2026, 0, 1, 17);

/** Two shelves. */
export const CATEGORIES = [
  { category: { id: 1, name: "蔬菜", nameEn: "Vegetables" }, count: 2 },
  { category: { id: 2, name: "水果", nameEn: "Fruit" }, count: 0 },
];

/** A product with one SKU, that of ten times its number. */
export const productOf = (id: number, changes: Partial<CatalogueProduct> = {}): CatalogueProduct => ({
  ...{ id, name: `菜${id}`, description: "新鲜", picture: `/${id}.svg`, categoryId: 1, priceCents: 100, revision: id },
  skus: [{ id: id * 10, name: "一份", priceCents: 100, stock: 5 }],
  ...changes,
});

interface Played {
  orders?: Partial<ServiceClient<OrderServiceDefinition>>;
  users?: Partial<ServiceClient<UserServiceDefinition>>;
  products?: Partial<ServiceClient<ProductServiceDefinition>>;
}

/** The admin service on services that a test plays; the product service has `catalogue` and notes what is written. */
export async function openAdmin(catalogue: CatalogueProduct[] = [], played: Played = {}) {
  const clock = createManualClock(NOW);
  const saved: SaveProductsRequest[] = [];
  const prices: SetPricesRequest[] = [];
  const products: Partial<ServiceClient<ProductServiceDefinition>> = {
    listCategories: async () => ({ categories: CATEGORIES }),
    readCatalogue: async ({ ids, afterId, categoryId, limit }) => {
      if (ids.length > 0) return { products: catalogue.filter(({ id }) => ids.includes(id)) };
      const some = catalogue.filter(
        ({ id, categoryId: shelf }) => id > afterId && (!categoryId || shelf === categoryId),
      );
      return { products: some.slice(0, limit) };
    },
    saveProducts: async (request) => {
      saved.push(request);
      return { products: [] };
    },
    setPrices: async (request) => {
      prices.push(request);
      return {};
    },
    ...played.products,
  };
  const clients = new Map<unknown, unknown>([
    [ProductServiceDefinition, products],
    [OrderServiceDefinition, played.orders],
    [UserServiceDefinition, played.users],
  ]);
  const { implementation } = await composeAdmin(
    { profile: "demo" },
    { clock, directory: { client: (definition: unknown) => clients.get(definition) } as never },
  );
  return { service: implementation, clock, saved, prices };
}
