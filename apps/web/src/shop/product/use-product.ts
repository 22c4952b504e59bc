import type { DataOf } from "@mall/sdk";
import { type UseQueryResult, useQuery } from "@tanstack/react-query";
import { shop } from "../../api/shop.ts";

/** A product with its SKUs. */
export type Detail = DataOf<"get", "product/detail">;

/** A SKU of a product. */
export type Sku = Detail["skus"][number];

/** Milliseconds after which the stock is asked for again. */
const STOCK_EVERY_MS = 10_000;

/** A product; its stock is kept fresh while it is looked at. */
export function useProduct(id: number): UseQueryResult<Detail> {
  return useQuery({
    queryKey: ["product", id],
    queryFn: ({ signal }) => shop.get("product/detail", { id }, { signal }),
    refetchInterval: STOCK_EVERY_MS,
    enabled: Number.isSafeInteger(id) && id > 0,
  });
}
