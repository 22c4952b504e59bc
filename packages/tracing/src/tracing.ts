/** Which side of an exchange a span is, as OpenTelemetry has it. */
export type SpanKind = "internal" | "server" | "client" | "producer" | "consumer";

/** A fact about a span. */
export type AttributeValue = string | number | boolean;

/** Headers of a call that comes in. */
export type IncomingHeaders = Readonly<Record<string, string | undefined>>;

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
  readonly traceId: string;
}

/** What was decided, once, about the trace of a request. Its id exists whether it is recorded or not. */
export interface TraceDecision {
  /** 32 hex digits; empty without tracing. */
  readonly traceId: string;
  /** Whether spans are recorded; if not, every `span` within only runs its function. */
  readonly sampled: boolean;
}

/** Tracing as one service sees it: its spans carry its name, whichever process it lives in. */
export interface Tracing {
  /** The service's name in the waterfall: gateway, user-service, … */
  readonly service: string;
  /**
   * Runs fn in a new span, a child of the active one, and ends it in any case. A thrown error marks the span
   * and goes on unchanged. A refusal (AppError that is not a fault of ours) is noted without marking it failed.
   * With no trace active it begins one, sampled by the ratio. Within a trace that is not sampled it is a plain call.
   */
  span<T>(name: string, options: SpanOptions, fn: (span: ActiveSpan) => T): T;
  /** Draws once with the sample ratio. Who takes the draw before `decide` hands it on to it, so that the ratio holds. */
  samples(): boolean;
  /**
   * Decides about the trace of a request, and makes no span yet: as the caller decided in `traceparent`, else by
   * `drawn`, the outcome of `samples`, else by a draw. Give the decision to `run`.
   */
  decide(headers: IncomingHeaders, drawn?: boolean): TraceDecision;
  /**
   * Runs fn in the first span of a decided trace, as `span` does. A trace that is not sampled costs one run of an
   * AsyncLocalStorage; it may be run once more to come back into it.
   */
  run<T>(decision: TraceDecision, name: string, options: SpanOptions, fn: (span: ActiveSpan) => T): T;
  /** True within a trace that is sampled: only then is it worth making names and attributes for a span. */
  recording(): boolean;
  /** W3C headers (`traceparent`, `tracestate`) of the active trace, sampled or not; empty when there is none. */
  inject(): Record<string, string>;
  /** Runs fn with the remote span that the headers describe as the active one; without such headers just runs it. */
  extract<T>(headers: IncomingHeaders, fn: () => T): T;
  /** Id of the active trace, sampled or not. */
  traceId(): string | undefined;
  /** Sends what waits to be exported. */
  flush(): Promise<void>;
  /** Flushes, then lets go of the exporter. */
  shutdown(): Promise<void>;
}

const silentSpan: ActiveSpan = { set: () => {}, traceId: "" };
const untraced: TraceDecision = { traceId: "", sampled: false };

/** No traces at all, for tests: runs each fn and does nothing else. */
export const noTracing: Tracing = {
  service: "none",
  span: (_name, _options, fn) => fn(silentSpan),
  samples: () => false,
  decide: () => untraced,
  run: (_decision, _name, _options, fn) => fn(silentSpan),
  recording: () => false,
  inject: () => ({}),
  extract: (_headers, fn) => fn(),
  traceId: () => undefined,
  flush: async () => {},
  shutdown: async () => {},
};
