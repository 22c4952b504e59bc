import type { IncomingMessage, ServerResponse } from "node:http";
import { retryAfterOf } from "../envelope.ts";
import { crossOriginHeaders } from "../plugins/cors.ts";
import type { Headers } from "../plugins/helmet-headers.ts";
import type { RequestTimes } from "../plugins/request-times.ts";
import type { Answer } from "./answers.ts";
import { SECKILL_PATH } from "./plain-request.ts";

/** A request and what belongs to it. */
export interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly traceId: string;
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
  return ({ request, response, traceId, cameAt }: Exchange, { status, body, retryAfterMs }: Answer): void => {
    const own = common.concat("x-trace-id", traceId, "content-length", String(body.length));
    const retryAfter = retryAfterOf(status, retryAfterMs);
    if (retryAfter !== undefined) own.push("retry-after", String(retryAfter));
    if (corsOrigins.length > 0) own.push(...crossOriginHeaders(corsOrigins, request.headers.origin));
    if (isClosing()) own.push("connection", "close");
    response.writeHead(status, own);
    response.end(body, "latin1");
    times("POST", SECKILL_PATH, status).observe((performance.now() - cameAt) / 1000);
  };
}
