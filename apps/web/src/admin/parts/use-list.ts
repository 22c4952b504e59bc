import { keepPreviousData, type UseQueryResult, useQuery } from "@tanstack/react-query";

/** A page of a list of the back office; the page before stays until the next is there. Asked again every so many milliseconds. */
export function useList<T>(
  area: string,
  narrowedBy: unknown,
  ask: () => Promise<T>,
  refetchInterval: number | false = false,
): UseQueryResult<T> {
  return useQuery({
    queryKey: ["admin", area, narrowedBy],
    queryFn: ask,
    placeholderData: keepPreviousData,
    refetchInterval,
  });
}
