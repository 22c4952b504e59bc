import { createRecorder, type RecorderOptions } from "./recorder.ts";
import { newScope, remoteScope, type Scope, scopes } from "./scope.ts";
import { headersOf, remoteSpan } from "./traceparent.ts";
import type { ActiveSpan, SpanOptions, TraceDecision, Tracing } from "./tracing.ts";

/** How one service is traced. */
export interface TracingOptions extends RecorderOptions {
  /** Share of new traces that are recorded, 0 to 1, default 1. A trace that came from outside keeps its decision. */
  sampleRatio?: number;
  /** At least 0, below 1; for tests. */
  random?: () => number;
}

/**
 * Makes the tracing of one service; its spans are in OpenTelemetry's shape, which exports them. Each service has a
 * recorder of its own, so that nine of them in one process keep their names; the active span is known to all. Whether a
 * trace is sampled is decided before any span is made, so that one that is not costs next to nothing.
 */
export async function createTracing(options: TracingOptions): Promise<Tracing> {
  const { service, sampleRatio = 1, random = Math.random } = options;
  const { record, flush, shutdown } = await createRecorder(options);
  const samples = () => sampleRatio >= 1 || random() < sampleRatio;

  const run = <T>(scope: Scope, name: string, span: SpanOptions, fn: (span: ActiveSpan) => T): T =>
    scope.sampled ? record(scope, name, span, fn) : scopes.run(scope, fn, scope);

  return {
    service,
    span: (name, span, fn) => {
      const active = scopes.getStore();
      if (active && !active.sampled) return fn(active);
      return run(active ?? newScope(samples()), name, span, fn);
    },
    samples,
    decide: (headers, drawn) => {
      const caller = remoteSpan(headers);
      return caller ? remoteScope(caller) : newScope(drawn ?? samples());
    },
    run: (decision, name, span, fn) => run(scopeOf(decision), name, span, fn),
    recording: () => scopes.getStore()?.sampled === true,
    inject,
    extract: (headers, fn) => {
      const caller = remoteSpan(headers);
      return caller ? scopes.run(remoteScope(caller), fn) : fn();
    },
    traceId: () => scopes.getStore()?.traceId,
    flush,
    shutdown,
  };
}

function inject(): Record<string, string> {
  const active = scopes.getStore();
  return active ? headersOf(active.place) : {};
}

/** What `decide` gives out is a scope; a decision of another tracing is none, and begins a trace nobody records. */
function scopeOf(decision: TraceDecision): Scope {
  return "place" in decision ? (decision as Scope) : newScope(false);
}
