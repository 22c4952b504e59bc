import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { shop } from "../../api/shop.ts";
import { MOST_WORDS } from "./search-state.ts";

/** Milliseconds without a key after which it is asked. */
const PAUSE_MS = 150;

/** Names that go on what is typed; none while nothing is, or while they are not wanted. */
export function useSuggestions(typed: string, wanted: boolean): string[] {
  const words = useSettled(typed.trim().slice(0, MOST_WORDS));
  const { data = [] } = useQuery({
    queryKey: ["suggestions", words],
    queryFn: async ({ signal }) => (await shop.get("product/suggest", { query: words }, { signal })).suggestions,
    enabled: wanted && words !== "",
    placeholderData: keepPreviousData,
    staleTime: 60_000,
    retry: false,
  });
  return wanted && words !== "" && typed.trim() !== "" ? data : [];
}

/** A value that has not changed for a moment. */
function useSettled(value: string): string {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}
