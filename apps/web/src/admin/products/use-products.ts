import { backOffice, type StaffProduct } from "../back-office.ts";
import { PAGE_SIZE } from "../parts/listed.tsx";
import type { Filters } from "../parts/use-filters.ts";
import { useList } from "../parts/use-list.ts";

/** A page of products, narrowed by `query` and `category`. */
export function useProducts(filters: Filters) {
  const asked = {
    ...(filters.get("query") ? { query: filters.get("query") } : {}),
    ...(filters.get("category") ? { category_id: Number(filters.get("category")) } : {}),
    ...{ page: filters.page, page_size: PAGE_SIZE },
  };
  return useList("products", asked, () => backOffice.products(asked));
}

/** Pieces of all SKUs. */
export const stockOf = ({ skus }: StaffProduct): number => skus.reduce((sum, { stock }) => sum + stock, 0);
