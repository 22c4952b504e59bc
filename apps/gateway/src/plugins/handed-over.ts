import type { IncomingMessage, ServerResponse } from "node:http";
import type { Block } from "@mall/flow-control";
import type { Inside } from "@mall/flow-control/fastify";

/** What flow control said of a request before Fastify saw it: it was refused, or could not be decided. */
export interface Refused {
  /** What it has entered so far. */
  inside: Inside;
  block?: Block;
  error?: unknown;
}

const REFUSED = Symbol("refused");

type Marked = IncomingMessage & { [REFUSED]?: Refused };

interface HandedOver {
  request: Marked;
  response: ServerResponse;
  handOn: (request: IncomingMessage, response: ServerResponse) => void;
}

/** Lets Fastify answer a request that was refused in front of it, as it answers those that it refuses itself. */
export function handOver({ request, response, handOn }: HandedOver, refused: Refused): void {
  request[REFUSED] = refused;
  handOn(request, response);
}

/** What was said of a request in front of Fastify; undefined of nearly all. */
export function refusedBefore(request: Marked): Refused | undefined {
  return request[REFUSED];
}
