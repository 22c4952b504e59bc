import type { FlowControl } from "@mall/flow-control";
import type { Broker } from "@mall/messaging";
import type { FastifyInstance } from "fastify";
import { AggregatorRegistry, collectDefaultMetrics, Gauge, Registry } from "prom-client";
import type { Peers } from "../workers/peers.ts";
import { watchFlow } from "./flow-metrics.ts";
import { createRequestTimes, type RequestTimes } from "./request-times.ts";

/** What metrics are read from. */
interface Watched {
  flow: FlowControl;
  broker: Broker;
  peers: Peers;
}

/**
 * Counts and times every request, and serves what Prometheus reads at /metrics: any worker answers for all of them.
 * @returns what times answers that are written before a route sees the request.
 */
export function exposeMetrics(app: FastifyInstance, { flow, broker, peers }: Watched): RequestTimes {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const times = timeRequests(app, registry);
  watchFlow(registry, flow);
  watchQueues(registry, broker);
  const ofAll = peers.share("metrics", () => registry.getMetricsAsJSON());
  app.get("/metrics", { schema: { hide: true } }, async (_request, reply) => {
    const whole = peers.alone ? registry : AggregatorRegistry.aggregate(await ofAll());
    return reply.type(registry.contentType).send(await whole.metrics());
  });
  return times;
}

function timeRequests(app: FastifyInstance, registry: Registry): RequestTimes {
  const times = createRequestTimes(registry);
  app.addHook("onResponse", (request, reply, done) => {
    // The pattern, not the URL: label values must stay few.
    const route = request.routeOptions.url ?? "(no route)";
    times(request.method, route, reply.statusCode).observe(reply.elapsedTime / 1000);
    done();
  });
  return times;
}

function watchQueues(registry: Registry, broker: Broker): void {
  new Gauge({
    name: "queue_messages",
    help: "Messages in each queue, by state.",
    labelNames: ["queue", "state"],
    // All workers look at the same queues.
    aggregator: "first",
    registers: [registry],
    async collect() {
      this.reset();
      for (const { queue, ready, delayed, unacked } of await broker.depths()) {
        this.set({ queue, state: "ready" }, ready);
        this.set({ queue, state: "delayed" }, delayed);
        this.set({ queue, state: "unacked" }, unacked);
      }
    },
  });
}
