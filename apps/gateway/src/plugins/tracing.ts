import { AsyncResource } from "node:async_hooks";
import type { ActiveSpan, Tracing } from "@mall/tracing";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";

declare module "fastify" {
  interface FastifyRequest {
    /** Of the request's span; empty where requests are not traced. */
    traceId: string;
    traceScope: AsyncResource | undefined;
  }
}

/** One server span for each request that `isTraced` picks, as long as the request lives; the answer carries its id. */
export function traceRequests(app: FastifyInstance, tracing: Tracing, isTraced: (url: string) => boolean): void {
  app.decorateRequest("traceId", "");
  app.decorateRequest("traceScope", undefined);
  app.addHook("onRequest", (request, reply, done) => {
    if (!isTraced(request.url)) return done();
    tracing.extract(
      request.headers as Record<string, string | undefined>,
      () =>
        void tracing.span(
          spanName(request),
          { kind: "server", attributes: { "http.request.method": request.method } },
          (span) => follow(span, request, reply, done),
        ),
    );
  });
  // Reading the body leaves the async context of onRequest: go back into it for the rest of the request.
  app.addHook("preValidation", (request, _reply, done) => {
    if (request.traceScope) request.traceScope.runInAsyncScope(done);
    else done();
  });
}

function spanName(request: FastifyRequest): string {
  return `${request.method} ${request.routeOptions.url ?? "(no route)"}`;
}

/** Resolves, and so ends the span, when the answer is sent or the client has gone. */
function follow(span: ActiveSpan, request: FastifyRequest, reply: FastifyReply, done: () => void): Promise<void> {
  request.traceId = span.traceId;
  request.traceScope = new AsyncResource("http-request");
  void reply.header("x-trace-id", span.traceId);
  return new Promise((resolve) => {
    reply.raw.once("close", () => {
      span.set("http.response.status_code", reply.statusCode);
      resolve();
    });
    done();
  });
}
