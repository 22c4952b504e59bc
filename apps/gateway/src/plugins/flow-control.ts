import type { Block, Entry, FlowControl, Priority } from "@mall/flow-control";
import { Inside, requestFacts } from "@mall/flow-control/fastify";
import type { ErrorSlug } from "@mall/kernel";
import type { FastifyRequest } from "fastify";
import type { App } from "../app.ts";
import { refusalOf } from "../flow/refusal.ts";

/** The resource that guards POST product/seckill. */
export const SECKILL_RESOURCE = "seckill_api";

/** The resource that every request of the API enters first: system rules protect the process here. */
const GATEWAY_RESOURCE = "gateway";

/** How flow control sees a route. */
export interface RouteFlow {
  /** Left out: method and path, such as `GET /api/v1/product/list`. */
  resource?: string;
  /** What is shed first when there is too much; left out: `normal`. */
  priority?: Priority;
  /** What is answered when there are too many; left out: `too_many_requests`. */
  busy?: ErrorSlug;
  /** Named values for hot-parameter rules, besides `ip` and, for a buyer, `user`. */
  values?: (request: FastifyRequest) => Record<string, unknown>;
}

declare module "fastify" {
  interface FastifyRequest {
    inside: Inside | undefined;
  }
  interface FastifyContextConfig {
    flow?: RouteFlow;
  }
}

/**
 * Refuses requests when they arrive, before any work is done for them: by system rules, and by gateway rules of the API
 * groups that their path belongs to.
 */
export function limitFlow(app: App, flow: FlowControl): void {
  app.decorateRequest("inside", undefined);
  app.addHook("onRoute", (route) => {
    const config = route.config ?? {};
    route.config = { ...config, flow: { resource: `${route.method} ${route.url}`, ...config.flow } };
  });
  app.addHook("onRequest", (request, reply, done) => {
    const inside = new Inside();
    request.inside = inside;
    reply.raw.once("close", () => inside.leave(failureOf(reply.statusCode)));
    const { priority = "normal" } = flowOf(request);
    const facts = requestFacts(request);
    const groups = flow.apiGroupsOf(facts.path);
    const enter = (next: number): void => {
      const resource = next === 0 ? GATEWAY_RESOURCE : groups[next - 1];
      const goOn = (error?: Error) => (error ? done(error) : enter(next + 1));
      if (resource === undefined) done();
      else settle(flow.acquire(resource, { inbound: next === 0, priority, request: facts }), request, goOn);
    };
    enter(0);
  });
}

/** Refuses what is too much for its route. Runs last before the handler: a request that is wrong anyway costs no place. */
export function limitRoutes(app: App, flow: FlowControl): void {
  app.addHook("preHandler", (request, _reply, done) => {
    const { resource = "", priority = "normal", values } = flowOf(request);
    const attachments = { ip: request.ip, user: request.buyer?.userId, ...values?.(request) };
    settle(flow.acquire(resource, { priority, attachments, request: requestFacts(request) }), request, done);
  });
}

function failureOf(status: number): Error | undefined {
  return status >= 500 ? new Error(`answered ${status}`) : undefined;
}

const flowOf = (request: FastifyRequest): RouteFlow => request.routeOptions.config.flow ?? {};

/** Goes on when the entry passed. Most are decided at once, without a promise. */
function settle(
  result: Entry | Block | Promise<Entry | Block>,
  request: FastifyRequest,
  done: (error?: Error) => void,
): void {
  if (result instanceof Promise) {
    result.then((settled) => settle(settled, request, done), done);
  } else if (result.passed) {
    request.inside?.add(result);
    done();
  } else {
    done(refusalOf(result, flowOf(request).busy));
  }
}
