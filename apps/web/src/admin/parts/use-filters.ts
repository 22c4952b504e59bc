import { useSearchParams } from "react-router";

/** What a list is narrowed by, kept in the address: it can be sent to somebody, and the back button finds it again. */
export interface Filters {
  /** Empty when it is not narrowed by that. */
  get: (name: string) => string;
  /** From 1. */
  page: number;
  /** Changes some; the list begins at its first page again, unless the page is what changes. */
  set: (changes: Record<string, string | number>) => void;
  /** True while it is narrowed by anything. */
  narrowed: boolean;
  clear: () => void;
}

/** The filters of the page that is shown. */
export function useFilters(): Filters {
  const [params, setParams] = useSearchParams();
  const set = (changes: Record<string, string | number>) =>
    setParams((before) => changed(before, { page: "", ...changes }), { replace: true });
  return {
    get: (name) => params.get(name) ?? "",
    page: Math.max(1, Math.trunc(Number(params.get("page"))) || 1),
    set,
    narrowed: [...params.keys()].some((name) => name !== "page"),
    clear: () => setParams({}, { replace: true }),
  };
}

function changed(before: URLSearchParams, changes: Record<string, string | number>): URLSearchParams {
  const next = new URLSearchParams(before);
  for (const [name, value] of Object.entries(changes)) {
    if (value === "" || (name === "page" && Number(value) <= 1)) next.delete(name);
    else next.set(name, String(value));
  }
  return next;
}
