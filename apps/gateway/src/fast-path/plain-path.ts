import type { IncomingMessage, ServerResponse } from "node:http";
import type { Tracing } from "@mall/tracing";
import { decisionOf } from "../plugins/trace-decision.ts";
import { type Arrived, giveBack } from "./arrived.ts";
import type { FastPath, Handler } from "./front-server.ts";
import { isPlain } from "./plain-request.ts";
import type { PlainRoute } from "./plain-route.ts";

/** What the way past Fastify stands on. */
export interface PlainPathDeps {
  routes: readonly PlainRoute[];
  tracing: Tracing;
  /** Finds out who comes, and lets them in or gives the request back. */
  receive: (arrived: Arrived, handOn: Handler) => void;
  /** Whether a request has to go the ordinary way, as all do while the server closes. */
  declines: (request: IncomingMessage) => boolean;
}

/** What comes after the parser, before anything else: a microtask, which costs less than the next tick. */
const soon = Promise.resolve();

/**
 * The way past Fastify for crowds: plain requests of buyers. What is unusual about a request is found out before it was
 * entered anywhere; then Fastify has all of it, and says why.
 */
export function createPlainPath({ routes, tracing, receive, declines }: PlainPathDeps): FastPath {
  const byUrl = new Map<string | undefined, PlainRoute>(routes.map((route) => [route.path, route]));

  const serve = (came: Came, handOn: Handler): void => {
    const { request, response, route, cameAt } = came;
    // All of a small body comes with its head, or the client is no usual one. The request is not `complete` yet.
    const isHere = request.readableLength === Number(request.headers["content-length"]);
    const body: Buffer | null = isHere ? request.read() : null;
    const input = body === null ? undefined : route.read(body);
    if (body === null) handOn(request, response);
    else if (input === undefined) giveBack({ request, response, body }, handOn);
    else receive({ request, response, cameAt, body, route, input, trace: decisionOf(tracing, request) }, handOn);
  };

  return (request, response, handOn) => {
    const route = byUrl.get(request.url);
    if (route === undefined || !isPlain(request) || declines(request)) {
      handOn(request, response);
      return;
    }
    const came = { request, response, route, cameAt: performance.now() };
    // The parser gives out the body right after the head.
    void soon.then(() => serve(came, handOn));
  };
}

/** A request that has just come. */
interface Came {
  request: IncomingMessage;
  response: ServerResponse;
  route: PlainRoute;
  cameAt: number;
}
