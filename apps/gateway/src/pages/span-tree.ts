import type { StoredSpan } from "@mall/tracing";

/** A span and how deep it lies under the root. */
export interface PlacedSpan {
  span: StoredSpan;
  depth: number;
}

/**
 * Spans in the order of a waterfall: each parent before its children, brothers by start.
 * A span whose parent is not stored (evicted, or not finished yet) counts as a root.
 */
export function orderSpans(spans: readonly StoredSpan[]): PlacedSpan[] {
  const known = new Set(spans.map((span) => span.spanId));
  const children = Map.groupBy(spans, (span) =>
    span.parentSpanId && known.has(span.parentSpanId) ? span.parentSpanId : "",
  );
  const placed: PlacedSpan[] = [];
  const place = (parent: string, depth: number) => {
    const brothers = children.get(parent) ?? [];
    for (const span of brothers.toSorted((a, b) => a.startMs - b.startMs)) {
      placed.push({ span, depth });
      place(span.spanId, depth + 1);
    }
  };
  place("", 0);
  return placed;
}
