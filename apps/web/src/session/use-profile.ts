import { type UseQueryResult, useQuery } from "@tanstack/react-query";
import { shop } from "../api/shop.ts";
import { useSession } from "./session.ts";

/** The profile of who is logged in. Asks nothing for a visitor. */
export function useProfile(): UseQueryResult<Awaited<ReturnType<typeof ask>>> {
  const session = useSession();
  return useQuery({
    queryKey: ["profile", session?.userId],
    queryFn: ask,
    enabled: session !== null,
    staleTime: 60_000,
  });
}

const ask = () => shop.get("user/info");
