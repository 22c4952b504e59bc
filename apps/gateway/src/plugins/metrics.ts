import type { FlowControl } from "@mall/flow-control";
import type { Broker } from "@mall/messaging";
import type { FastifyInstance } from "fastify";
import { AggregatorRegistry, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import type { Peers } from "../workers/peers.ts";
import { watchFlow } from "./flow-metrics.ts";

/** What metrics are read from. */
interface Watched {
  flow: FlowControl;
  broker: Broker;
  peers: Peers;
}

/** Counts and times every request, and serves what Prometheus reads at /metrics: any worker answers for all of them. */
export function exposeMetrics(app: FastifyInstance, { flow, broker, peers }: Watched): void {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  timeRequests(app, registry);
  watchFlow(registry, flow);
  watchQueues(registry, broker);
  const ofAll = peers.share("metrics", () => registry.getMetricsAsJSON());
  app.get("/metrics", { schema: { hide: true } }, async (_request, reply) => {
    const whole = peers.alone ? registry : AggregatorRegistry.aggregate(await ofAll());
    return reply.type(registry.contentType).send(await whole.metrics());
  });
}

function timeRequests(app: FastifyInstance, registry: Registry): void {
  const duration = new Histogram({
    name: "http_request_duration_seconds",
    help: "Time from request to answer.",
    labelNames: ["method", "route", "status"],
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
    registers: [registry],
  });
  app.addHook("onResponse", async (request, reply) => {
    // The pattern, not the URL: label values must stay few.
    const route = request.routeOptions.url ?? "(no route)";
    duration.observe({ method: request.method, route, status: reply.statusCode }, reply.elapsedTime / 1000);
  });
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
