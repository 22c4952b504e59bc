import { context, SpanKind as OtelKind, type Span, trace } from "@opentelemetry/api";
import { AsyncLocalStorageContextManager } from "@opentelemetry/context-async-hooks";
import { W3CTraceContextPropagator } from "@opentelemetry/core";
import { resourceFromAttributes } from "@opentelemetry/resources";
import {
  BasicTracerProvider,
  BatchSpanProcessor,
  ParentBasedSampler,
  type SpanProcessor,
  TraceIdRatioBasedSampler,
} from "@opentelemetry/sdk-trace-base";
import { preciseNow } from "./precise-time.ts";
import { runInSpan } from "./run-in-span.ts";
import type { TraceStore } from "./trace-store.ts";
import type { ActiveSpan, SpanKind, Tracing } from "./tracing.ts";

/** How one service is traced. */
export interface TracingOptions {
  /** The service's name in the waterfall. */
  service: string;
  /** Share of new traces that are recorded, 0 to 1, default 1. A trace that came from outside keeps its decision. */
  sampleRatio?: number;
  /** Keeps the spans in memory. */
  store?: TraceStore;
  /** Collector that takes OTLP over HTTP, such as `http://localhost:4318`. */
  otlpEndpoint?: string;
}

const KINDS: Record<SpanKind, OtelKind> = {
  internal: OtelKind.INTERNAL,
  server: OtelKind.SERVER,
  client: OtelKind.CLIENT,
  producer: OtelKind.PRODUCER,
  consumer: OtelKind.CONSUMER,
};

const propagator = new W3CTraceContextPropagator();

/**
 * Makes the tracing of one service on OpenTelemetry. Each service has a provider of its own, so that seven of
 * them in one process keep their names; the active span is known to all through one context manager.
 */
export async function createTracing(options: TracingOptions): Promise<Tracing> {
  shareContext();
  const provider = new BasicTracerProvider({
    resource: resourceFromAttributes({ "service.name": options.service }),
    sampler: new ParentBasedSampler({ root: new TraceIdRatioBasedSampler(options.sampleRatio ?? 1) }),
    spanProcessors: await processorsOf(options),
  });
  const tracer = provider.getTracer("mall");
  return {
    service: options.service,
    span: (name, { kind = "internal", attributes = {} }, fn) => {
      const span = tracer.startSpan(name, { kind: KINDS[kind], attributes, startTime: preciseNow() });
      return context.with(trace.setSpan(context.active(), span), () => runInSpan(span, () => fn(activeSpan(span))));
    },
    inject,
    extract: (headers, fn) => context.with(propagator.extract(context.active(), headers, headerGetter), fn),
    traceId: () => trace.getActiveSpan()?.spanContext().traceId,
    flush: () => provider.forceFlush(),
    shutdown: () => provider.shutdown(),
  };
}

let shared = false;

/** Once for the process: without it no span would find its parent. */
function shareContext(): void {
  if (shared) return;
  shared = true;
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
}

async function processorsOf({ store, otlpEndpoint }: TracingOptions): Promise<SpanProcessor[]> {
  const processors = store ? [store.processor] : [];
  if (!otlpEndpoint) return processors;
  // Loaded only where it is used: it costs some 50 ms at the start.
  const { OTLPTraceExporter } = await import("@opentelemetry/exporter-trace-otlp-http");
  const exporter = new OTLPTraceExporter({ url: `${otlpEndpoint.replace(/\/$/, "")}/v1/traces` });
  return [...processors, new BatchSpanProcessor(exporter)];
}

function activeSpan(span: Span): ActiveSpan {
  return { set: (name, value) => void span.setAttribute(name, value), traceId: span.spanContext().traceId };
}

function inject(): Record<string, string> {
  const headers: Record<string, string> = {};
  propagator.inject(context.active(), headers, headerSetter);
  return headers;
}

const headerGetter = {
  keys: (carrier: Record<string, string | undefined>) => Object.keys(carrier),
  get: (carrier: Record<string, string | undefined>, name: string) => carrier[name],
};

const headerSetter = {
  set: (carrier: Record<string, string>, name: string, value: string) => {
    carrier[name] = value;
  },
};
