import { SpanKind as OtelKind } from "@opentelemetry/api";
import { defaultResource, resourceFromAttributes } from "@opentelemetry/resources";
import type { SpanProcessor } from "@opentelemetry/sdk-trace-base";
import { RecordedSpan } from "./recorded-span.ts";
import { runInSpan } from "./run-in-span.ts";
import { childOf, type Scope, scopes } from "./scope.ts";
import type { TraceStore } from "./trace-store.ts";
import type { ActiveSpan, SpanKind, SpanOptions } from "./tracing.ts";

/** Whose spans are recorded, and where they go. */
export interface RecorderOptions {
  /** The service's name in the waterfall. */
  service: string;
  /** Keeps the spans in memory. */
  store?: TraceStore;
  /** Collector that takes OTLP over HTTP, such as `http://localhost:4318`. */
  otlpEndpoint?: string;
}

/** Records the spans of one service. */
export interface Recorder {
  /** Runs fn in a span of a sampled trace. */
  record<T>(scope: Scope, name: string, options: SpanOptions, fn: (span: ActiveSpan) => T): T;
  flush(): Promise<void>;
  shutdown(): Promise<void>;
}

const KINDS: Record<SpanKind, OtelKind> = {
  internal: OtelKind.INTERNAL,
  server: OtelKind.SERVER,
  client: OtelKind.CLIENT,
  producer: OtelKind.PRODUCER,
  consumer: OtelKind.CONSUMER,
};

const NONE = {};

/** Makes the recorder of one service. */
export async function createRecorder(options: RecorderOptions): Promise<Recorder> {
  const resource = defaultResource().merge(resourceFromAttributes({ "service.name": options.service }));
  const origin = { resource, instrumentationScope: { name: "mall" } };
  const processors = await processorsOf(options);
  const end = (span: RecordedSpan) => {
    span.end();
    for (const processor of processors) processor.onEnd(span);
  };
  return {
    record: (scope, name, { kind = "internal", attributes = NONE }, fn) => {
      const { place, parent } = childOf(scope);
      const span = new RecordedSpan(origin, place, { name, kind: KINDS[kind], attributes, parent });
      return runInSpan(span, () => scopes.run(span, fn, span), end);
    },
    flush: async () => void (await Promise.all(processors.map((processor) => processor.forceFlush()))),
    shutdown: async () => void (await Promise.all(processors.map((processor) => processor.shutdown()))),
  };
}

async function processorsOf({ store, otlpEndpoint }: RecorderOptions): Promise<SpanProcessor[]> {
  const processors = store ? [store.processor] : [];
  if (!otlpEndpoint) return processors;
  // Loaded only where they are used: they cost some 50 ms at the start.
  const { OTLPTraceExporter } = await import("@opentelemetry/exporter-trace-otlp-http");
  const { BatchSpanProcessor } = await import("@opentelemetry/sdk-trace-base");
  const exporter = new OTLPTraceExporter({ url: `${otlpEndpoint.replace(/\/$/, "")}/v1/traces` });
  return [...processors, new BatchSpanProcessor(exporter)];
}
