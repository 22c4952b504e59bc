export { createTracing, type TracingOptions } from "./create-tracing.ts";
export type { StoredSpan } from "./stored-span.ts";
export { createTraceStore, type TraceQuery, type TraceStore, type TraceStoreOptions } from "./trace-store.ts";
export type { TraceSummary } from "./trace-summary.ts";
export {
  type ActiveSpan,
  type AttributeValue,
  type IncomingHeaders,
  noTracing,
  type SpanKind,
  type SpanOptions,
  type TraceDecision,
  type Tracing,
} from "./tracing.ts";
