import type { DataOf, QueryOf } from "@mall/sdk";
import { keepPreviousData, type UseQueryResult, useQuery } from "@tanstack/react-query";
import { shop } from "../../api/shop.ts";

/** A page of products, with how many there are by category and price. */
export type Found = DataOf<"get", "product/list">;

/** A product in a list. */
export type Product = Found["products"][number];

/** The products that a question finds; those of the last one stay until the answer is there. */
export function useProducts(query: QueryOf<"product/list">): UseQueryResult<Found> {
  return useQuery({
    queryKey: ["products", query],
    queryFn: ({ signal }) => shop.get("product/list", query, { signal }),
    placeholderData: keepPreviousData,
    staleTime: 10_000,
  });
}
