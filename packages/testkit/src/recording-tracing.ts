import { AsyncLocalStorage } from "node:async_hooks";
import { randomBytes } from "node:crypto";
import type { ActiveSpan, IncomingHeaders, SpanOptions, Tracing } from "@mall/tracing";

/** A span as the recording tracing saw it end. */
export interface RecordedSpan {
  name: string;
  traceId: string;
  parentId: string | undefined;
  attributes: Record<string, string | number | boolean>;
  options: SpanOptions;
  failed: boolean;
}

/** Tracing without an exporter whose spans a test can look at, in the order in which they ended. */
export interface RecordingTracing extends Tracing {
  spans: RecordedSpan[];
}

interface Active {
  traceId: string;
  /** Of the active span; none yet in a trace that is only decided. */
  spanId?: string;
}

const TRACEPARENT = /^00-([0-9a-f]{32})-([0-9a-f]{16})-[0-9a-f]{2}$/;

function callerOf(headers: IncomingHeaders): Active | undefined {
  const [, traceId, spanId] = TRACEPARENT.exec(headers.traceparent ?? "") ?? [];
  return traceId && spanId ? { traceId, spanId } : undefined;
}

/** Runs fn, sync or async, and says afterwards whether it failed. */
function observe<T>(fn: () => T, ended: (failed: boolean) => void): T {
  let result: T;
  try {
    result = fn();
  } catch (error) {
    ended(true);
    throw error;
  }
  if (!(result instanceof Promise)) {
    ended(false);
    return result;
  }
  const observed: Promise<unknown> = result.then(
    (value: unknown) => {
      ended(false);
      return value;
    },
    (error: unknown) => {
      ended(true);
      throw error;
    },
  );
  return observed as T;
}

/** Makes tracing that keeps the spans in memory and speaks `traceparent`. */
export function createRecordingTracing(service = "test"): RecordingTracing {
  const active = new AsyncLocalStorage<Active | undefined>();
  const spans: RecordedSpan[] = [];
  const inSpan = <T>(
    parent: Active | undefined,
    name: string,
    options: SpanOptions,
    fn: (span: ActiveSpan) => T,
  ): T => {
    const traceId = parent?.traceId ?? randomBytes(16).toString("hex");
    const attributes = { ...options.attributes };
    const handle: ActiveSpan = {
      traceId,
      set: (key, value) => {
        attributes[key] = value;
      },
    };
    const run = () => active.run({ traceId, spanId: randomBytes(8).toString("hex") }, () => fn(handle));
    return observe(run, (failed) => {
      spans.push({ name, traceId, parentId: parent?.spanId, attributes, options, failed });
    });
  };
  return {
    service,
    spans,
    span: (name, options, fn) => inSpan(active.getStore(), name, options, fn),
    samples: () => true,
    decide: (headers) => ({ ...(callerOf(headers) ?? { traceId: randomBytes(16).toString("hex") }), sampled: true }),
    run: (decision, name, options, fn) => inSpan(decision, name, options, fn),
    recording: () => active.getStore() !== undefined,
    inject: (): Record<string, string> => {
      const now = active.getStore();
      return now ? { traceparent: `00-${now.traceId}-${now.spanId}-01` } : {};
    },
    extract: (headers, fn) => active.run(callerOf(headers), fn),
    traceId: () => active.getStore()?.traceId,
    flush: async () => {},
    shutdown: async () => {},
  };
}
