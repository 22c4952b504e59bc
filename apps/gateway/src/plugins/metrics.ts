import type { FlowControl } from "@mall/flow-control";
import type { Broker } from "@mall/messaging";
import type { FastifyInstance } from "fastify";
import { AggregatorRegistry, collectDefaultMetrics, Gauge, Registry } from "prom-client";
import type { Peers } from "../workers/peers.ts";
import { watchFlow } from "./flow-metrics.ts";
import { exposeLedger, type LedgerMetricsOptions } from "./ledger-metrics.ts";
import { type CountedRequests, createRequestTimes } from "./request-times.ts";

/** What metrics are read from. */
interface Watched {
  flow: FlowControl;
  broker: Broker;
  peers: Peers;
  ledger: LedgerMetricsOptions;
}

/**
 * Counts and times every request, and serves what Prometheus reads at /metrics: any worker answers for all of them.
 * @returns what times answers that are written before a route sees the request, and what all come to.
 */
export function exposeMetrics(app: FastifyInstance, { flow, broker, peers, ledger }: Watched): CountedRequests {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const counted = timeRequests(app, registry);
  watchFlow(registry, flow);
  watchQueues(registry, broker);
  exposeLedger(registry, ledger);
  const ofAll = peers.share("metrics", () => registry.getMetricsAsJSON());
  app.get("/metrics", { schema: { hide: true } }, async (_request, reply) => {
    const whole = peers.alone ? registry : AggregatorRegistry.aggregate(await ofAll());
    return reply.type(registry.contentType).send(await whole.metrics());
  });
  return counted;
}

function timeRequests(app: FastifyInstance, registry: Registry): CountedRequests {
  const counted = createRequestTimes(registry);
  const { times } = counted;
  app.addHook("onResponse", (request, reply, done) => {
    // The pattern, not the URL: label values must stay few.
    const route = request.routeOptions.url ?? "(no route)";
    const ms = request.streamedAfterMs ?? reply.elapsedTime;
    times(request.method, route, reply.statusCode).observe(ms / 1000);
    done();
  });
  return counted;
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
      // A broker that is away takes its own figures with it, not those of everything else.
      const depths = await broker.depths().catch(() => []);
      for (const { queue, ready, delayed, unacked } of depths) {
        this.set({ queue, state: "ready" }, ready);
        this.set({ queue, state: "delayed" }, delayed);
        this.set({ queue, state: "unacked" }, unacked);
      }
    },
  });
}
