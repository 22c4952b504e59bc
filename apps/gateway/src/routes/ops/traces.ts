import { fail } from "@mall/kernel";
import type { StoredSpan, TraceStore, TraceSummary } from "@mall/tracing";
import { Type } from "typebox";
import type { App } from "../../app.ts";
import { answers, ok } from "../../envelope.ts";
import { nullable } from "../../schemas/fields.ts";
import { OPERATOR_ROUTE } from "./operator-route.ts";

const tags = ["operations"];
const config = OPERATOR_ROUTE;

const startMs = Type.Number({ description: "Milliseconds since the epoch, with fractions." });
const durationMs = Type.Number({ description: "Milliseconds." });

const summary = Type.Object({
  trace_id: Type.String(),
  name: Type.String({ description: "Of its first span." }),
  start_ms: startMs,
  duration_ms: durationMs,
  spans: Type.Integer(),
  services: Type.Array(Type.String()),
  error: Type.Boolean({ description: "Whether any span failed." }),
});

const span = Type.Object({
  span_id: Type.String(),
  parent_id: nullable(Type.String({ description: "May name a span that is not kept." })),
  name: Type.String(),
  service: Type.String(),
  kind: Type.Enum(["internal", "server", "client", "producer", "consumer"]),
  start_ms: startMs,
  offset_ms: Type.Number({ description: "Milliseconds since the trace began." }),
  duration_ms: durationMs,
  error: nullable(Type.String({ description: "What it failed with." })),
  attributes: Type.Record(Type.String(), Type.Unknown()),
});

/** The traces of this process, as data. Demo profile only, as the pages of them. */
export function traceDataRoutes(app: App, traces: TraceStore): void {
  app.get(
    "/ops/traces",
    {
      config,
      schema: {
        tags,
        summary: "The newest traces (demo)",
        querystring: Type.Object({
          name: Type.Optional(Type.String({ maxLength: 200, description: "A part of the name." })),
          limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500, description: "Default 100." })),
        }),
        response: answers(Type.Object({ traces: Type.Array(summary) }), 401, 403),
      },
    },
    async ({ query: { name = "", limit = 100 } }) =>
      ok({ traces: traces.list({ limit, ...(name ? { name } : {}) }).map(summaryJson) }),
  );

  app.get(
    "/ops/traces/:trace_id",
    {
      config,
      schema: {
        tags,
        summary: "The spans of one trace, by their start (demo)",
        params: Type.Object({ trace_id: Type.String({ maxLength: 64 }) }),
        response: answers(Type.Object({ trace_id: Type.String(), spans: Type.Array(span) }), 401, 403, 404),
      },
    },
    async ({ params: { trace_id } }) => {
      const spans = traces.get(trace_id).toSorted((a, b) => a.startMs - b.startMs);
      const [first] = spans;
      if (!first) throw fail("trace_not_found", { field: "trace_id" });
      return ok({ trace_id, spans: spans.map((each) => spanJson(each, first.startMs)) });
    },
  );
}

const summaryJson = (trace: TraceSummary) => ({
  ...{ trace_id: trace.traceId, name: trace.rootName, start_ms: trace.startMs, duration_ms: trace.durationMs },
  ...{ spans: trace.spanCount, services: trace.services, error: trace.hasError },
});

const spanJson = (each: StoredSpan, traceStartMs: number) => ({
  ...{ span_id: each.spanId, parent_id: each.parentSpanId ?? null, name: each.name, service: each.service },
  ...{ kind: each.kind, start_ms: each.startMs, offset_ms: each.startMs - traceStartMs },
  ...{ duration_ms: each.durationMs, error: each.error ?? null, attributes: each.attributes },
});
