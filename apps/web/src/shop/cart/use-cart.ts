import type { DataOf } from "@mall/sdk";
import { type UseQueryResult, useQuery } from "@tanstack/react-query";
import { shop } from "../../api/shop.ts";
import { useSession } from "../../session/session.ts";

/** A line of the cart. */
export type CartLine = DataOf<"get", "cart/list">["items"][number];

/** Where the cart of a buyer is kept on this page. */
export const cartKey = (userId: number | undefined) => ["cart", userId] as const;

/** The cart of who is logged in. Asks nothing for a visitor. */
export function useCart(): UseQueryResult<CartLine[]> {
  const session = useSession();
  return useQuery({
    queryKey: cartKey(session?.userId),
    queryFn: async ({ signal }) => (await shop.get("cart/list", undefined, { signal })).items,
    enabled: session !== null,
    staleTime: 10_000,
  });
}
