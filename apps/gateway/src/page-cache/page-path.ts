import type { IncomingMessage, ServerResponse } from "node:http";
import type { Tracing } from "@mall/tracing";
import type { FastPath, Handler } from "../fast-path/front-server.ts";
import { decisionOf } from "../plugins/trace-decision.ts";
import type { Pages } from "./answer-page.ts";
import type { Page } from "./page.ts";

/** A request for a page that is kept. */
export interface PageVisit {
  request: IncomingMessage;
  response: ServerResponse;
  page: Page;
  /** Pattern of the route, which is its path. */
  route: string;
  traceId: string;
  /** When it came, as `performance.now()` tells it. */
  cameAt: number;
  handOn: Handler;
}

/** What the way past Fastify to kept pages stands on. */
export interface PagePathDeps extends Pages {
  tracing: Tracing;
  /** Enters what flow control has for it, then answers, or hands on what is too much. */
  serve: (visit: PageVisit) => void;
  /** Whether a request has to go the ordinary way, as all do while the server closes. */
  declines: (request: IncomingMessage) => boolean;
}

/** Names and values of the headers, well below the limit of every request. */
const MAX_RAW_HEADERS = 120;

/**
 * The way past Fastify for pages that are kept: a GET of a URL that was answered by them before. Whatever is unusual about
 * a request, or about its page, Fastify has to see; so it does requests whose traces are recorded.
 */
export function createPagePath({ cache, addresses, tracing, serve, declines }: PagePathDeps): FastPath {
  return (request, response, handOn) => {
    const address = request.method === "GET" ? addresses.find(request.url ?? "") : undefined;
    const page = address && cache.freshIn(address.slot);
    if (!page || isSpecial(request) || declines(request)) return handOn(request, response);
    const { sampled, traceId } = decisionOf(tracing, request);
    if (sampled) return handOn(request, response);
    serve({ request, response, page, route: address.route, traceId, cameAt: performance.now(), handOn });
  };
}

function isSpecial({ headers, rawHeaders }: IncomingMessage): boolean {
  return (
    rawHeaders.length > MAX_RAW_HEADERS ||
    headers["content-length"] !== undefined ||
    headers["transfer-encoding"] !== undefined ||
    headers.expect !== undefined ||
    headers.upgrade !== undefined
  );
}
