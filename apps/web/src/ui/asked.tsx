import type { UseQueryResult } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { ErrorNote } from "./error-note.tsx";
import { Loading } from "./loading.tsx";

interface AskedProps<T> {
  query: UseQueryResult<T>;
  /** Grey bars while it loads. */
  lines?: number;
  children: (data: T) => ReactNode;
}

/** The content of a question: while it loads, when it failed, and when it is there. What is known stays when a later answer fails. */
export function Asked<T>({ query, lines, children }: AskedProps<T>) {
  if (query.data !== undefined) return <>{children(query.data)}</>;
  if (query.isError) return <ErrorNote error={query.error} onRetry={() => void query.refetch()} />;
  return <Loading {...(lines === undefined ? {} : { lines })} />;
}
