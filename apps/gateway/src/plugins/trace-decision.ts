import type { IncomingMessage } from "node:http";
import type { IncomingHeaders, TraceDecision, Tracing } from "@mall/tracing";

const DECISION = Symbol("trace decision");

type Decided = IncomingMessage & { [DECISION]?: TraceDecision };

/**
 * Whether a request is traced, decided once by whoever asks first: a lane in front of Fastify that then leaves the request
 * to Fastify has not taken its turn of the draw away.
 */
export function decisionOf(tracing: Tracing, request: Decided): TraceDecision {
  request[DECISION] ??= tracing.decide(request.headers as IncomingHeaders);
  return request[DECISION];
}
