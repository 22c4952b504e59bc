import type { DataOf } from "@mall/sdk";
import {
  type UseMutationResult,
  type UseQueryResult,
  useMutation,
  useQuery,
  useQueryClient,
} from "@tanstack/react-query";
import { shop } from "../../api/shop.ts";
import { useSession } from "../../session/session.ts";
import { shopClock } from "../../time/shop-time.ts";
import { lookAgainMs } from "./order-rules.ts";

/** An own order. */
export type Order = DataOf<"get", "order/detail">;

/** Orders on a page. */
export const PAGE_SIZE = 10;

/** A page of the own orders, newest first. Looks again while something is about to change by itself. */
export function useOrders(
  page: number,
  status: number | undefined,
): UseQueryResult<{ orders: Order[]; total: number }> {
  const session = useSession();
  return useQuery({
    queryKey: ["orders", session?.userId, { page, status }],
    queryFn: ({ signal }) => {
      const query = { page, page_size: PAGE_SIZE, ...(status === undefined ? {} : { status }) };
      return shop.get("order/list", query, { signal });
    },
    enabled: session !== null,
    refetchInterval: ({ state }) => lookAgainMs(state.data?.orders ?? [], shopClock.now()),
    placeholderData: (before) => before,
  });
}

/** One own order. That of a flash sale may need a moment to be there. */
export function useOrder(orderNo: string): UseQueryResult<Order> {
  const session = useSession();
  return useQuery({
    queryKey: ["orders", session?.userId, orderNo],
    queryFn: ({ signal }) => shop.get("order/detail", { order_no: orderNo }, { signal }),
    enabled: session !== null,
    refetchInterval: ({ state }) => lookAgainMs(state.data ? [state.data] : [], shopClock.now()),
  });
}

/** Something done to an own order, after which all that is known of orders is asked for again. */
export function useOrderDeed(
  deed: "order/cancel" | "order/confirm",
  orderNo: string,
): UseMutationResult<unknown, Error, void> {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async () => await shop.post(deed, { order_no: orderNo }),
    onSettled: () => client.invalidateQueries({ queryKey: ["orders"] }),
  });
}
