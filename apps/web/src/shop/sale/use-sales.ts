import type { DataOf } from "@mall/sdk";
import { type UseQueryResult, useQuery } from "@tanstack/react-query";
import { shop } from "../../api/shop.ts";
import { measured } from "../../time/shop-time.ts";

/** A sale with its product. */
export type Sale = DataOf<"get", "seckill/activities">["activities"][number];

/** Milliseconds between two looks at the list. */
const EVERY_MS = 10_000;

/** The sales that are on, planned, or over since a day at most; asked for again now and then, and each answer sets the clock. */
export function useSales(): UseQueryResult<Sale[]> {
  return useQuery({
    queryKey: ["sales"],
    queryFn: async ({ signal }) =>
      (await measured(() => shop.get("seckill/activities", undefined, { signal }))).activities,
    refetchInterval: EVERY_MS,
  });
}
