import assert from "node:assert/strict";
import { test } from "node:test";
import { memory, refuses, takes } from "./check-rule-set.fixture.ts";
import { checkRuleSet } from "./check-rule-set.ts";

test("takes rules of every kind", () => {
  takes({});
  takes({
    authority: [{ resource: "a", strategy: "allow", origins: ["shop"] }],
    system: [{ metric: "cpu", threshold: 0.9, adaptive: true, shares: { sheddable: 0.5 } }],
    flow: [
      { resource: "seckill_api", threshold: 5, cluster: { fallback: "local" } },
      { resource: "a", threshold: 10, strategy: "warmUp", warmUpPeriodSec: 10 },
      { ...memory, control: "throttling", maxQueueingMs: 500 },
    ],
    isolation: [{ resource: "^a/", regex: true, threshold: 10 }],
    hotParameter: [
      { resource: "a", threshold: 5, key: "user", burst: 3, overrides: [{ value: "1", threshold: 0 }] },
      { resource: "a", threshold: 5, index: -1, metric: "concurrency" },
    ],
    apiGroups: [{ name: "orders", paths: [{ pattern: "^/api/orders", match: "regex" }] }],
    gateway: [
      { resource: "orders", threshold: 5, parameter: { source: "clientIp" } },
      {
        resource: "orders",
        threshold: 5,
        parameter: { source: "header", field: "x-user", pattern: "^a", match: "regex" },
      },
    ],
    breaker: [
      { resource: "a", strategy: "slowRatio", threshold: 1, maxAllowedRtMs: 10 },
      { resource: "a", strategy: "errorCount", threshold: 50 },
    ],
    outlier: [{ resource: "order-service" }],
  });
});

test("names each wrong place of the structure, in words an operator reads", () => {
  refuses(
    {
      flow: [
        { threshold: -1, strategy: "cold", statIntervalMs: 0.5, thresold: 1 },
        { resource: "", threshold: "5" },
      ],
      hotParameter: [{ resource: "a", threshold: 1, key: "user", overrides: [{ value: null, threshold: 1 }] }],
      authority: [{ resource: "x".repeat(201), strategy: "deny", origins: [] }],
      outlier: { resource: "order-service" },
      flows: [],
    },
    "flow.0.resource: is missing",
    "flow.0.threshold: must be at least 0",
    "flow.0.strategy: must be one of direct, warmUp, memoryAdaptive",
    "flow.0.statIntervalMs: must be a whole number and must be at least 1",
    "flow.0.thresold: is not known",
    "flow.1.resource: must not be empty",
    "flow.1.threshold: must be a number",
    "hotParameter.0.overrides.0.value: must be a text or a number or true or false",
    "authority.0.resource: must have at most 200 characters",
    "authority.0.origins: must have at least 1",
    "outlier: must be a list",
    "flows: is not known",
  );
  refuses(undefined, ": must be an object");
  refuses([], ": must be an object");
  refuses({ flow: [{ resource: "a", threshold: Number.NaN }] }, "flow.0.threshold: must be a number");
  refuses({ flow: [null] }, "flow.0: must be an object");
});

test("the message shows the first five places and how many more there are", () => {
  const flow = Array.from({ length: 8 }, () => ({ resource: "a", threshold: -1 }));
  assert.throws(() => checkRuleSet({ flow }), {
    name: "RuleError",
    message: `${[0, 1, 2, 3, 4].map((index) => `flow.${index}.threshold: must be at least 0`).join("; ")}; and 3 more`,
  });
});

test("10,000 rules of one resource take well under a second", () => {
  const count = 10_000;
  const make = <Rule>(extra: Rule) =>
    Array.from({ length: count }, (_, index) => ({ resource: "a", id: `${index}`, ...extra }));
  checkRuleSet({ flow: [{ resource: "a", threshold: 1 }] });
  const start = process.cpuUsage();
  checkRuleSet({ flow: make({ threshold: 1 }), hotParameter: make({ threshold: 1, index: 0 }) });
  const { user, system } = process.cpuUsage(start);
  // CPU time, so that a busy machine does not matter; work that grows with the square takes a minute.
  assert.ok(user + system < 2e6, `${user + system} µs`);
});
