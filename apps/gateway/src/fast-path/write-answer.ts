import type { IncomingMessage, ServerResponse } from "node:http";
import { retryAfterOf } from "../envelope.ts";
import { crossOriginHeaders } from "../plugins/cors.ts";
import type { Headers } from "../plugins/helmet-headers.ts";
import type { RequestTimes } from "../plugins/request-times.ts";
import type { Answer } from "./answers.ts";

/** A request and what belongs to it. */
export interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly traceId: string;
  readonly route: { readonly path: string };
  /** When the request came, as `performance.now()` tells it. */
  readonly cameAt: number;
}

/** What answers are written with. */
export interface WriterDeps {
  headers: Headers;
  corsOrigins: readonly string[];
  times: RequestTimes;
  /** The server takes no more requests: then an answer ends its connection. */
  isClosing: () => boolean;
}

/** Makes what writes an answer as Fastify would, with the same headers, and times it. */
export function createWriter({ headers, corsOrigins, times, isClosing }: WriterDeps) {
  const common = [...Object.entries(headers).flat(), "content-type", "application/json; charset=utf-8"];
  const blank = [...common, "x-trace-id", "", "content-length", ""];
  const [traceAt, lengthAt] = [common.length + 1, common.length + 3];
  return ({ request, response, traceId, route, cameAt }: Exchange, { status, body, retryAfterMs }: Answer): void => {
    // To copy a list and fill it in costs a fifth of putting two together.
    const own = blank.slice();
    own[traceAt] = traceId;
    own[lengthAt] = String(body.length);
    const retryAfter = retryAfterOf(status, retryAfterMs);
    if (retryAfter !== undefined) own.push("retry-after", String(retryAfter));
    if (corsOrigins.length > 0) own.push(...crossOriginHeaders(corsOrigins, request.headers.origin));
    if (isClosing()) own.push("connection", "close");
    response.writeHead(status, own);
    response.end(body, "latin1");
    times("POST", route.path, status).observe((performance.now() - cameAt) / 1000);
  };
}
