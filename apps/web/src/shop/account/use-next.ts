import { useSearchParams } from "react-router";
import { safeNext } from "../links/next-path.ts";

/** Where who logs in here wants to go on to. */
export function useNext(): string {
  const [query] = useSearchParams();
  return safeNext(query.get("next"));
}
