import type { FlowControl } from "@mall/flow-control";
import { Counter, Gauge, type Registry } from "prom-client";
import { createBlockTotals } from "./block-totals.ts";

/** What Prometheus is told of flow control: all resources, every breaker and instance. Workers add up, or the worst counts. */
export function watchFlow(registry: Registry, flow: FlowControl): void {
  const registers = [registry];
  new Counter({
    name: "flow_control_requests_total",
    help: "Entries into resources, by what became of them.",
    labelNames: ["resource", "outcome"],
    registers,
    collect() {
      this.reset();
      for (const { resource, passed, blocked } of flow.figures()) {
        this.inc({ resource, outcome: "passed" }, passed);
        this.inc({ resource, outcome: "blocked" }, blocked);
      }
    },
  });
  countBlocks(registry, flow);
  new Gauge({
    name: "flow_control_concurrency",
    help: "Inside a resource now.",
    labelNames: ["resource"],
    registers,
    collect() {
      this.reset();
      for (const { resource, concurrency } of flow.figures()) this.set({ resource }, concurrency);
    },
  });
  watchStates(registry, flow);
}

function countBlocks(registry: Registry, flow: FlowControl): void {
  const totals = createBlockTotals();
  new Counter({
    name: "flow_control_blocks_total",
    help: "Refusals, by the rule that refused.",
    labelNames: ["resource", "kind", "rule"],
    registers: [registry],
    collect() {
      this.reset();
      for (const { resource, kind, rule, count } of totals.all()) this.inc({ resource, kind, rule }, count);
    },
  });
  flow.observe({ blocked: totals.add });
}

const STATES = { closed: 0, halfOpen: 1, open: 2 } as const;

function watchStates(registry: Registry, flow: FlowControl): void {
  new Gauge({
    name: "flow_control_breaker_state",
    help: "0 closed, 1 half open, 2 open.",
    labelNames: ["resource", "rule"],
    aggregator: "max",
    registers: [registry],
    collect() {
      this.reset();
      for (const { resource, ruleId: rule, state } of flow.breakers()) this.set({ resource, rule }, STATES[state]);
    },
  });
  new Gauge({
    name: "flow_control_instance_ejected",
    help: "1 while an instance is left out of the balancing.",
    labelNames: ["resource", "instance"],
    aggregator: "max",
    registers: [registry],
    collect() {
      this.reset();
      for (const { resource, instance, ejected } of flow.outliers.figures()) {
        this.set({ resource, instance }, ejected ? 1 : 0);
      }
    },
  });
}
