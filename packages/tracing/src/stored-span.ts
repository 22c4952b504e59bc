import { type HrTime, SpanKind as OtelKind, SpanStatusCode } from "@opentelemetry/api";
import type { ReadableSpan } from "@opentelemetry/sdk-trace-base";
import type { AttributeValue, SpanKind } from "./tracing.ts";

/** A finished span, ready to be shown. */
export interface StoredSpan {
  traceId: string;
  spanId: string;
  /** Missing for the root. May name a span of another process, or one that has not ended yet. */
  parentSpanId?: string;
  name: string;
  service: string;
  kind: SpanKind;
  /** Milliseconds since the epoch, with fractions. */
  startMs: number;
  durationMs: number;
  attributes: Record<string, AttributeValue>;
  /** The error's sentence, when the span failed. */
  error?: string;
}

const KINDS: Record<OtelKind, SpanKind> = {
  [OtelKind.INTERNAL]: "internal",
  [OtelKind.SERVER]: "server",
  [OtelKind.CLIENT]: "client",
  [OtelKind.PRODUCER]: "producer",
  [OtelKind.CONSUMER]: "consumer",
};

/** A span of the SDK as the store gives it out. */
export function storedSpan(span: ReadableSpan): StoredSpan {
  const { traceId, spanId } = span.spanContext();
  const parent = span.parentSpanContext?.spanId;
  return {
    traceId,
    spanId,
    ...(parent ? { parentSpanId: parent } : {}),
    name: span.name,
    service: String(span.resource.attributes["service.name"]),
    kind: KINDS[span.kind],
    startMs: milliseconds(span.startTime),
    durationMs: milliseconds(span.duration),
    attributes: span.attributes as Record<string, AttributeValue>,
    ...(span.status.code === SpanStatusCode.ERROR ? { error: span.status.message ?? "failed" } : {}),
  };
}

function milliseconds([seconds, nanoseconds]: HrTime): number {
  return seconds * 1000 + nanoseconds / 1e6;
}
