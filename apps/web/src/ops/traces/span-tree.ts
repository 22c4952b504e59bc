import type { Span } from "../api/types.ts";

/** A span, how deep it lies under its root, and where its bar begins and how wide it is, as shares of the whole trace. */
export interface PlacedSpan {
  span: Span;
  depth: number;
  left: number;
  width: number;
}

/** The narrowest bar that can be seen. */
const NARROWEST = 0.004;

/**
 * The spans in the order of a waterfall: each parent before its children, brothers by their start. A span whose parent is
 * not there (forgotten, or not finished yet) counts as a root.
 */
export function waterfallOf(spans: readonly Span[]): PlacedSpan[] {
  const known = new Set(spans.map((span) => span.span_id));
  const children = Map.groupBy(spans, ({ parent_id: parent }) => (parent !== null && known.has(parent) ? parent : ""));
  const total = durationOf(spans) || 1;
  const start = startOf(spans);
  const placed: PlacedSpan[] = [];
  const place = (parent: string, depth: number) => {
    for (const span of (children.get(parent) ?? []).toSorted((a, b) => a.start_ms - b.start_ms)) {
      const width = Math.max(span.duration_ms / total, NARROWEST);
      placed.push({ span, depth, left: Math.min((span.start_ms - start) / total, 1 - NARROWEST), width });
      place(span.span_id, depth + 1);
    }
  };
  place("", 0);
  return placed.map((each) => ({ ...each, width: Math.min(each.width, 1 - each.left) }));
}

/** Milliseconds from the first beginning to the last end; 0 without spans. */
export function durationOf(spans: readonly Span[]): number {
  if (spans.length === 0) return 0;
  return Math.max(...spans.map((span) => span.start_ms + span.duration_ms)) - startOf(spans);
}

const startOf = (spans: readonly Span[]): number => Math.min(...spans.map((span) => span.start_ms));
