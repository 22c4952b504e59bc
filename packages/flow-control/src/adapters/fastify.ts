import type { FastifyPluginCallback, FastifyReply, FastifyRequest } from "fastify";
import type { Block } from "../engine/block.ts";
import type { EnterOptions, Priority } from "../engine/entry.ts";
import type { FlowControl } from "../engine/flow-control.ts";
import { type Attempt, enterEach } from "./enter-each.ts";
import { answerRefusal } from "./fastify/answer-refusal.ts";
import { requestFacts } from "./fastify/request-facts.ts";
import { Inside } from "./inside.ts";

export { cookieOf } from "./fastify/cookie.ts";
export { requestFacts } from "./fastify/request-facts.ts";
export { Inside } from "./inside.ts";

/** How flow control sees a route: `config.flow` among the options of the route. */
export interface RouteFlow {
  /** Left out: method and route pattern, such as `GET /orders/:id`. */
  resource?: string;
  /** Default `normal`. */
  priority?: Priority;
  /** Named values for hot-parameter rules, besides `ip`. The body is not read yet. */
  attachments?: (request: FastifyRequest) => Readonly<Record<string, unknown>>;
}

/** What the plugin is registered with. */
export interface FlowControlPluginOptions {
  flow: FlowControl;
  /** Answers a refused request: has to send a reply. Default: 429, 503 or 403 as JSON. */
  refuse?: (block: Block, request: FastifyRequest, reply: FastifyReply) => unknown;
  /** Who calls, for authority rules. Left out: nobody is known, and they let all pass. */
  originOf?: (request: FastifyRequest) => string | undefined;
}

/** The resource of requests that no route fits. */
export const NO_ROUTE = "(no route)";

const plugin: FastifyPluginCallback<FlowControlPluginOptions> = (app, options, done) => {
  const { refuse = refuseByDefault } = options;
  app.addHook("onRequest", (request, reply, next) => {
    const inside = new Inside();
    reply.raw.once("close", () => inside.leave(failureOf(reply.statusCode)));
    const answer = async (block: Block) => void (await refuse(block, request, reply));
    enterEach(attemptsOf(request, options), inside, {
      passed: next,
      refused: (block) => void answer(block).catch(next),
      failed: next,
    });
  });
  done();
};

/**
 * A Fastify 5 plugin for all routes of the instance that it is registered on, and of those inside it. A request enters
 * the resource of its route, inbound, then each API group of its path, before anything is done for it; it leaves them
 * when the answer is out or the connection is gone. An answer of 500 or more counts as a failure.
 */
export const flowControlPlugin: FastifyPluginCallback<FlowControlPluginOptions> = Object.assign(plugin, {
  // What fastify-plugin would set: the hook is for the instance itself, not for one inside it.
  [Symbol.for("skip-override")]: true,
  [Symbol.for("plugin-meta")]: { name: "flow-control", fastify: "5.x" },
});

/** Its route and the API groups of its path. A request is one inbound entry, however many groups it belongs to. */
function attemptsOf(request: FastifyRequest, { flow, originOf }: FlowControlPluginOptions): Attempt[] {
  const { resource = routeOf(request), priority = "normal", attachments } = flowOf(request);
  const facts = requestFacts(request);
  const origin = originOf?.(request);
  const own: EnterOptions = {
    priority,
    attachments: { ip: request.ip, ...attachments?.(request) },
    request: facts,
    ...(origin === undefined ? {} : { origin }),
  };
  return [
    () => flow.acquire(resource, { ...own, inbound: true }),
    ...flow.apiGroupsOf(facts.path).map((group) => () => flow.acquire(group, own)),
  ];
}

const refuseByDefault: NonNullable<FlowControlPluginOptions["refuse"]> = (block, _, reply) =>
  answerRefusal(block, reply);

/** Programs tell TypeScript of `flow` themselves: `FastifyContextConfig` belongs to them. */
function flowOf(request: FastifyRequest): RouteFlow {
  return (request.routeOptions.config as { flow?: RouteFlow }).flow ?? {};
}

function routeOf({ method, routeOptions: { url } }: FastifyRequest): string {
  return url === undefined ? NO_ROUTE : `${method} ${url}`;
}

const failureOf = (status: number) => (status >= 500 ? new Error(`answered ${status}`) : undefined);
