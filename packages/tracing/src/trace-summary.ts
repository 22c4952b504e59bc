import type { StoredSpan } from "./stored-span.ts";

/** A trace in a list. */
export interface TraceSummary {
  traceId: string;
  /** Of the span without a stored parent that began first. */
  rootName: string;
  rootService: string;
  /** Milliseconds since the epoch. */
  startMs: number;
  /** From the first start to the last end. */
  durationMs: number;
  spanCount: number;
  hasError: boolean;
  /** In the order in which they came into the trace. */
  services: string[];
}

/** Sums up a trace from its spans, of which there is one at least. */
export function summaryOf(spans: readonly StoredSpan[]): TraceSummary {
  const ids = new Set(spans.map((span) => span.spanId));
  const ordered = spans.toSorted((a, b) => a.startMs - b.startMs);
  const root = ordered.find((span) => !span.parentSpanId || !ids.has(span.parentSpanId)) ?? ordered[0];
  if (!root) throw new Error("A trace has one span at least");
  const end = Math.max(...spans.map((span) => span.startMs + span.durationMs));
  const startMs = ordered[0]?.startMs ?? root.startMs;
  return {
    traceId: root.traceId,
    rootName: root.name,
    rootService: root.service,
    startMs,
    durationMs: end - startMs,
    spanCount: spans.length,
    hasError: spans.some((span) => span.error !== undefined),
    services: [...new Set(ordered.map((span) => span.service))],
  };
}
