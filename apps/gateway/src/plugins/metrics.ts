import type { FlowControl } from "@mall/flow-control";
import type { Broker } from "@mall/messaging";
import type { FastifyInstance } from "fastify";
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";

/** Counts and times every request, and serves what Prometheus reads at /metrics. */
export function exposeMetrics(app: FastifyInstance, { flow, broker }: { flow: FlowControl; broker: Broker }): void {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  timeRequests(app, registry);
  watchFlow(registry, flow);
  watchQueues(registry, broker);
  app.get("/metrics", { schema: { hide: true } }, async (_request, reply) => {
    return reply.type(registry.contentType).send(await registry.metrics());
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

function watchFlow(registry: Registry, flow: FlowControl): void {
  new Counter({
    name: "flow_control_requests_total",
    help: "Requests that met a flow rule, by what became of them.",
    labelNames: ["resource", "outcome"],
    registers: [registry],
    collect() {
      this.reset();
      for (const { resource, passed, blocked } of flow.counts()) {
        this.inc({ resource, outcome: "passed" }, passed);
        this.inc({ resource, outcome: "blocked" }, blocked);
      }
    },
  });
}

function watchQueues(registry: Registry, broker: Broker): void {
  new Gauge({
    name: "queue_messages",
    help: "Messages in each queue, by state.",
    labelNames: ["queue", "state"],
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
