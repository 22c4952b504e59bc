import type { DataOf } from "@mall/sdk";
import { type UseQueryResult, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { shop } from "../../api/shop.ts";
import { useSession } from "../../session/session.ts";

/** An own review. */
export type OwnReview = DataOf<"get", "review/mine">["reviews"][number];

/** Reviews that are asked for at once: the most that the shop gives. */
const MANY = 100;

/** The own reviews, newest first. */
export function useOwnReviews(): UseQueryResult<{ reviews: OwnReview[]; total: number }> {
  const session = useSession();
  return useQuery({
    queryKey: ["reviews", session?.userId],
    queryFn: ({ signal }) => shop.get("review/mine", { page: 1, page_size: MANY }, { signal }),
    enabled: session !== null,
  });
}

/** SKUs of an own order that have a review. */
export function useReviewed(orderNo: string): UseQueryResult<number[]> {
  const session = useSession();
  return useQuery({
    queryKey: ["reviews", session?.userId, "order", orderNo],
    queryFn: async ({ signal }) => (await shop.get("review/order", { order_no: orderNo }, { signal })).reviewed_sku_ids,
    enabled: session !== null,
  });
}

/** What a buyer says. */
export interface Written {
  order_no: string;
  sku_id: number;
  rating: number;
  content: string;
}

/** Sends a review; what is known of reviews is asked for again. */
export function useAddReview() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (written: Written) => shop.post("review/add", written),
    onSettled: () => client.invalidateQueries({ queryKey: ["reviews"] }),
  });
}

/** Deletes an own review. */
export function useDeleteReview() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: number) => shop.post("review/delete", { id }),
    onSettled: () => client.invalidateQueries({ queryKey: ["reviews"] }),
  });
}
