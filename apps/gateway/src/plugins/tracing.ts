import { AsyncResource } from "node:async_hooks";
import type { ActiveSpan, TraceDecision, Tracing } from "@mall/tracing";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { decisionOf } from "./trace-decision.ts";

declare module "fastify" {
  interface FastifyRequest {
    /** Empty where requests are not traced. */
    traceId: string;
    /** Undefined where requests are not traced. */
    traceDecision: TraceDecision | undefined;
    /** When the trace is sampled, the request's span and the way back into it. */
    traceSpan: ActiveSpan | undefined;
    traceScope: AsyncResource | undefined;
    /** Ends the span before the answer does: of one that goes on for long. */
    endTraceSpan: (() => void) | undefined;
  }
}

/**
 * One server span for each request that `isTraced` picks, as long as the request lives; the answer carries the trace's
 * id. A trace that is not sampled has an id and no span.
 */
export function traceRequests(app: FastifyInstance, tracing: Tracing, isTraced: (url: string) => boolean): void {
  app.decorateRequest("traceId", "");
  app.decorateRequest("traceDecision", undefined);
  app.decorateRequest("traceSpan", undefined);
  app.decorateRequest("traceScope", undefined);
  app.decorateRequest("endTraceSpan", undefined);
  app.addHook("onRequest", (request, reply, done) => {
    if (!isTraced(request.url)) return done();
    const decision = decisionOf(tracing, request.raw);
    request.traceDecision = decision;
    request.traceId = decision.traceId;
    void reply.header("x-trace-id", decision.traceId);
    if (!decision.sampled) return tracing.run(decision, "", NO_SPAN, () => done());
    const options = { kind: "server", attributes: { "http.request.method": request.method } } as const;
    void tracing.run(decision, spanName(request), options, (span) => follow(span, request, reply, done));
  });
  // Reading the body leaves the async context of onRequest: go back into it for the rest of the request.
  app.addHook("preValidation", ({ traceDecision, traceScope }, _reply, done) => {
    if (traceScope) traceScope.runInAsyncScope(done);
    else if (traceDecision) tracing.run(traceDecision, "", NO_SPAN, () => done());
    else done();
  });
}

const NO_SPAN = {};

function spanName(request: FastifyRequest): string {
  return `${request.method} ${request.routeOptions.url ?? "(no route)"}`;
}

/** Resolves, and so ends the span, when the answer is sent or the client has gone. */
function follow(span: ActiveSpan, request: FastifyRequest, reply: FastifyReply, done: () => void): Promise<void> {
  request.traceSpan = span;
  request.traceScope = new AsyncResource("http-request");
  return new Promise((resolve) => {
    request.endTraceSpan = () => {
      span.set("http.response.status_code", reply.statusCode);
      resolve();
    };
    reply.raw.once("close", request.endTraceSpan);
    done();
  });
}
