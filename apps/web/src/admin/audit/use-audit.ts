import type { DataOf } from "@mall/sdk";
import { useInfiniteQuery } from "@tanstack/react-query";
import { shop } from "../../api/shop.ts";

/** Entries that are asked for at once. */
const PIECE = 50;

/** One thing the staff did. */
export type AuditEntry = DataOf<"get", "ops/audit">["entries"][number];

/** The audit log from the latest on, of one actor where that is given; older pieces as they are asked for. */
export function useAudit(actor: string) {
  return useInfiniteQuery({
    queryKey: ["admin", "audit", actor],
    queryFn: ({ pageParam }) =>
      shop.get("ops/audit", {
        limit: PIECE,
        ...(pageParam ? { before: pageParam } : {}),
        ...(actor ? { actor_id: Number(actor) } : {}),
      }),
    initialPageParam: "",
    getNextPageParam: ({ entries }) => (entries.length < PIECE ? undefined : entries.at(-1)?.id),
    // Each look is written down: none without need.
    ...{ staleTime: 60_000, refetchOnWindowFocus: false },
  });
}
