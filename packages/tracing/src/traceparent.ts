import { type SpanContext, TraceFlags } from "@opentelemetry/api";
import { parseTraceParent, TraceState } from "@opentelemetry/core";
import type { IncomingHeaders } from "./tracing.ts";

/** The caller's span in W3C headers; undefined when there is none, or none that is valid. */
export function remoteSpan({ traceparent, tracestate }: IncomingHeaders): SpanContext | undefined {
  if (!traceparent) return undefined;
  const parent = parseTraceParent(traceparent);
  if (!parent) return undefined;
  return { ...parent, isRemote: true, ...(tracestate ? { traceState: new TraceState(tracestate) } : {}) };
}

/** The W3C headers of a span, recorded or not. */
export function headersOf({ traceId, spanId, traceFlags, traceState }: SpanContext): Record<string, string> {
  const flags = traceFlags & TraceFlags.SAMPLED ? "01" : "00";
  const traceparent = `00-${traceId}-${spanId}-${flags}`;
  const tracestate = traceState?.serialize();
  return tracestate ? { traceparent, tracestate } : { traceparent };
}
