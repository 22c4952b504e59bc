import type { ReadableSpan, SpanProcessor } from "@opentelemetry/sdk-trace-base";
import { type StoredSpan, storedSpan } from "./stored-span.ts";
import { summaryOf, type TraceSummary } from "./trace-summary.ts";

/** What a list of traces is narrowed to. */
export interface TraceQuery {
  /** Most traces; the newest. */
  limit: number;
  /** Only traces that went through this service. */
  service?: string;
  /** Only traces whose root's name has this part. */
  name?: string;
}

/** The newest traces of the process, kept in memory. */
export interface TraceStore {
  /** Newest first. */
  list(query: TraceQuery): TraceSummary[];
  /** The finished spans of a trace, in the order in which they ended; empty for a trace that is not kept. */
  get(traceId: string): StoredSpan[];
  /** Takes the spans of every service that is given this store. */
  readonly processor: SpanProcessor;
}

/** How much a store keeps. */
export interface TraceStoreOptions {
  /** Traces; the oldest is forgotten first. Default 500. */
  traces?: number;
  /** Spans of one trace; more are dropped. Default 500. */
  spansPerTrace?: number;
}

/** Makes an empty store. With the defaults it holds some 30 MB at the very most, a few in practice. */
export function createTraceStore({ traces = 500, spansPerTrace = 500 }: TraceStoreOptions = {}): TraceStore {
  const kept = new Map<string, ReadableSpan[]>();

  const keep = (span: ReadableSpan) => {
    const { traceId } = span.spanContext();
    const spans = kept.get(traceId) ?? [];
    if (spans.length < spansPerTrace) spans.push(span);
    if (kept.has(traceId)) return;
    kept.set(traceId, spans);
    const oldest = kept.keys().next();
    if (kept.size > traces && !oldest.done) kept.delete(oldest.value);
  };

  const get = (traceId: string) => (kept.get(traceId) ?? []).map(storedSpan);

  return {
    get,
    list: ({ limit, service, name }) =>
      [...kept.keys()]
        .reverse()
        .map((traceId) => summaryOf(get(traceId)))
        .filter((trace) => !service || trace.services.includes(service))
        .filter((trace) => !name || trace.rootName.includes(name))
        .toSorted((a, b) => b.startMs - a.startMs)
        .slice(0, limit),
    processor: { onStart: () => {}, onEnd: keep, forceFlush: async () => {}, shutdown: async () => {} },
  };
}
