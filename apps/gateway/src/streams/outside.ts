import { AsyncLocalStorage } from "node:async_hooks";
import type { Tracing } from "@mall/tracing";

/** Runs work apart from the request that begins it. */
export type Outside = <T>(work: () => T) => T;

/** Makes what runs work with neither the deadline nor the trace of a request; to be called where there is none. */
export function createOutside(tracing: Pick<Tracing, "run" | "decide">): Outside {
  const snapshot = AsyncLocalStorage.snapshot();
  // In a trace that nobody records: what is asked four times a second would fill the list of traces.
  return (work) => snapshot(() => tracing.run(tracing.decide({}, false), "", {}, work));
}
