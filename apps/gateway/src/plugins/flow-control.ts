import type { Block, Entry, FlowControl, Priority, RequestFacts } from "@mall/flow-control";
import { Inside, requestFacts } from "@mall/flow-control/fastify";
import type { ErrorSlug } from "@mall/kernel";
import type { FastifyRequest } from "fastify";
import type { App } from "../app.ts";
import { refusalOf } from "../flow/refusal.ts";
import { refusedBefore } from "./handed-over.ts";

/** The resource that guards POST product/seckill. */
export const SECKILL_RESOURCE = "seckill_api";

/** The resource that every request of the API enters first: system rules protect the process here. */
export const GATEWAY_RESOURCE = "gateway";

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
    flowVisit: FlowVisit | undefined;
  }
  interface FastifyContextConfig {
    flow?: RouteFlow;
  }
}

/** A request on its way through flow control. */
interface FlowVisit {
  inside: Inside;
  facts: RequestFacts;
  own: RouteFlow;
}

/**
 * Refuses requests when they arrive, before any work is done for them: by system rules, and by gateway rules of the API
 * groups that their path belongs to.
 */
export function limitFlow(app: App, flow: FlowControl): void {
  app.decorateRequest("flowVisit", undefined);
  app.addHook("onRoute", (route) => {
    const config = route.config ?? {};
    route.config = { ...config, flow: { resource: `${route.method} ${route.url}`, ...config.flow } };
  });
  app.addHook("onRequest", (request, reply, done) => {
    const refused = refusedBefore(request.raw);
    const visit: FlowVisit = {
      inside: refused?.inside ?? new Inside(),
      facts: requestFacts(request),
      own: request.routeOptions.config.flow ?? {},
    };
    request.flowVisit = visit;
    reply.raw.on("close", () => visit.inside.leave(failureOf(reply.statusCode)));
    if (refused) return done(refused.block ? refusalOf(refused.block, visit.own.busy) : (refused.error as Error));
    enter(flow, visit, done);
  });
}

/** Enters the gateway, then each group of the path. */
function enter(flow: FlowControl, visit: FlowVisit, done: (error?: Error) => void): void {
  const { facts: request, own } = visit;
  const { priority = "normal" } = own;
  const groups = flow.apiGroupsOf(request.path);
  const enterGroup = (at: number): void => {
    const group = groups[at];
    const goOn = (error?: Error) => (error ? done(error) : enterGroup(at + 1));
    if (group === undefined) done();
    else settle(flow.acquire(group, { priority, request }), visit, goOn);
  };
  const entered = (error?: Error) => (error ? done(error) : enterGroup(0));
  settle(flow.acquire(GATEWAY_RESOURCE, { inbound: true, priority, request }), visit, entered);
}

/** Refuses what is too much for its route. Runs last before the handler: a request that is wrong anyway costs no place. */
export function limitRoutes(app: App, flow: FlowControl): void {
  app.addHook("preHandler", (request, _reply, done) => {
    const { flowVisit: visit } = request;
    if (!visit) return done(new Error("limitFlow has not seen the request"));
    const { resource = "", priority = "normal", values } = visit.own;
    const attachments = { ip: request.ip, user: request.buyer?.userId, ...values?.(request) };
    settle(flow.acquire(resource, { priority, attachments, request: visit.facts }), visit, done);
  });
}

function failureOf(status: number): Error | undefined {
  return status >= 500 ? new Error(`answered ${status}`) : undefined;
}

/** Goes on when the entry passed. Most are decided at once, without a promise. */
function settle(result: Entry | Block | Promise<Entry | Block>, visit: FlowVisit, done: (error?: Error) => void): void {
  if (result instanceof Promise) {
    result.then((settled) => settle(settled, visit, done), done);
  } else if (result.passed) {
    visit.inside.add(result);
    done();
  } else {
    done(refusalOf(result, visit.own.busy));
  }
}
