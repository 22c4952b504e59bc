import type { IncomingMessage, ServerResponse } from "node:http";
import type { TraceDecision } from "@mall/tracing";
import type { Handler } from "./front-server.ts";
import type { PlainRoute } from "./plain-route.ts";

/** A plain request, read to its end. */
export interface Arrived {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  /** As `performance.now()` tells it. */
  readonly cameAt: number;
  readonly body: Buffer;
  readonly route: PlainRoute;
  /** What the body says. */
  readonly input: unknown;
  readonly trace: TraceDecision;
}

/** Fastify reads the body again, as if nobody had. */
export function giveBack(
  { request, response, body }: Pick<Arrived, "request" | "response" | "body">,
  handOn: Handler,
): void {
  request.unshift(body);
  handOn(request, response);
}
