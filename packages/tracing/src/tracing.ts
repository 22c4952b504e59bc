/** Which side of an exchange a span is, as OpenTelemetry has it. */
export type SpanKind = "internal" | "server" | "client" | "producer" | "consumer";

/** A fact about a span. */
export type AttributeValue = string | number | boolean;

/** How a span begins. */
export interface SpanOptions {
  /** Default internal. */
  kind?: SpanKind;
  attributes?: Record<string, AttributeValue>;
}

/** The span that `Tracing.span` has opened. */
export interface ActiveSpan {
  /** Adds a fact, which costs nothing when the trace is not sampled. */
  set(name: string, value: AttributeValue): void;
  /** 32 hex digits; empty without tracing. */
  traceId: string;
}

/** Tracing as one service sees it: its spans carry its name, whichever process it lives in. */
export interface Tracing {
  /** The service's name in the waterfall: gateway, user-service, … */
  readonly service: string;
  /**
   * Runs fn in a new span, a child of the active one, and ends it in any case. A thrown error marks the span
   * and goes on unchanged. A refusal (AppError that is not a fault of ours) is noted without marking it failed.
   */
  span<T>(name: string, options: SpanOptions, fn: (span: ActiveSpan) => T): T;
  /** W3C headers (`traceparent`, `tracestate`) of the active span; empty when there is none. */
  inject(): Record<string, string>;
  /** Runs fn with the remote span that the headers describe as the active one. */
  extract<T>(headers: Record<string, string | undefined>, fn: () => T): T;
  /** Id of the active trace. */
  traceId(): string | undefined;
  /** Sends what waits to be exported. */
  flush(): Promise<void>;
  /** Flushes, then lets go of the exporter. */
  shutdown(): Promise<void>;
}

const silentSpan: ActiveSpan = { set: () => {}, traceId: "" };

/** No traces at all, for tests: runs each fn and does nothing else. */
export const noTracing: Tracing = {
  service: "none",
  span: (_name, _options, fn) => fn(silentSpan),
  inject: () => ({}),
  extract: (_headers, fn) => fn(),
  traceId: () => undefined,
  flush: async () => {},
  shutdown: async () => {},
};
