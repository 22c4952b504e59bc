import { test } from "node:test";
import { memory, refuses, takes } from "../check-rule-set.fixture.ts";

test("regular expressions have to compile, wherever they stand", () => {
  refuses(
    {
      isolation: [{ resource: "(", regex: true, threshold: 1 }],
      apiGroups: [
        {
          name: "a",
          paths: [
            { pattern: "(", match: "prefix" },
            { pattern: "[", match: "regex" },
          ],
        },
      ],
      gateway: [{ resource: "a", threshold: 1, parameter: { source: "host", pattern: "+", match: "regex" } }],
    },
    "isolation.0.resource: is no regular expression: Unterminated group",
    "apiGroups.0.paths.1.pattern: is no regular expression: Unterminated character class",
    "gateway.0.parameter.pattern: is no regular expression: Nothing to repeat",
  );
  takes({ isolation: [{ resource: "(", threshold: 1 }] });
});

test("ids are unique within a kind, the derived ones included; names of groups and resources of outlier rules as well", () => {
  const rule = { resource: "a", threshold: 1 };
  refuses(
    {
      flow: [
        { ...rule, id: "x" },
        { ...rule, id: "x" },
      ],
    },
    'flow.1.id: "x" is there already',
  );
  refuses({ flow: [rule, { ...rule, id: "flow:a" }] }, 'flow.1.id: "flow:a" is there already');
  takes({ flow: [rule, rule, { ...rule, id: "x" }], isolation: [{ ...rule, id: "x" }] });
  const paths = [{ pattern: "/", match: "exact" }];
  refuses(
    {
      apiGroups: [
        { name: "a", paths },
        { name: "a", paths },
      ],
    },
    'apiGroups.1.name: "a" is there already',
  );
  refuses({ outlier: [{ resource: "a" }, { resource: "a" }] }, 'outlier.1.resource: "a" is there already');
});

test("a flow rule has what its strategy needs", () => {
  refuses({ flow: [{ resource: "a" }] }, "flow.0.threshold: is missing: a direct rule needs it");
  refuses(
    { flow: [{ resource: "a", strategy: "warmUp", threshold: 0 }] },
    "flow.0.warmUpPeriodSec: is missing: a warm-up rule needs it",
    "flow.0.threshold: must be more than 0 to warm up to",
  );
  const { lowMemoryThreshold: _low, memoryHighWaterMark: _high, ...half } = memory;
  refuses(
    { flow: [half] },
    "flow.0.lowMemoryThreshold: is missing: a memory-adaptive rule needs it",
    "flow.0.memoryHighWaterMark: is missing: a memory-adaptive rule needs it",
  );
  refuses(
    { flow: [{ ...memory, highMemoryThreshold: 1000, memoryLowWaterMark: 2048 }] },
    "flow.0.lowMemoryThreshold: must be more than highMemoryThreshold, 1000",
    "flow.0.memoryLowWaterMark: must be less than memoryHighWaterMark, 2048",
  );
});

test("a limit of the cluster is direct, rejects, and counts its own resource", () => {
  const cluster = { fallback: "local" };
  refuses({ flow: [{ ...memory, cluster }] }, "flow.0.cluster: goes only with the strategy direct");
  const rule = { resource: "a", threshold: 1, cluster };
  refuses({ flow: [{ ...rule, control: "throttling" }] }, "flow.0.cluster: goes only with the control reject");
  refuses({ flow: [{ ...rule, relatedResource: "b" }] }, "flow.0.cluster: does not go with a related resource");
});

test("ratios and shares are at most 1, counts are not", () => {
  refuses(
    {
      system: [
        { metric: "cpu", threshold: 90 },
        { metric: "load", threshold: 90 },
      ],
      breaker: [
        { resource: "a", strategy: "errorRatio", threshold: 1.1 },
        { resource: "a", strategy: "slowRatio", threshold: 2 },
        { resource: "a", strategy: "errorCount", threshold: 2 },
      ],
    },
    "system.0.threshold: must be a share of the CPU, 0 to 1",
    "breaker.0.threshold: must be a ratio from 0 to 1",
    "breaker.1.threshold: must be a ratio from 0 to 1",
    "breaker.1.maxAllowedRtMs: is missing: slowRatio needs it",
  );
});

test("a hot-parameter rule looks at one parameter, and has no burst or queue for what is inside at once", () => {
  const rule = { resource: "a", threshold: 1 };
  refuses(
    { hotParameter: [rule, { ...rule, key: "user", index: 0 }] },
    "hotParameter.0: must have a key or an index, one of them",
    "hotParameter.1: must have a key or an index, one of them",
  );
  refuses(
    { hotParameter: [{ ...rule, index: 0, metric: "concurrency", burst: 1, control: "reject", maxQueueingMs: 1 }] },
    "hotParameter.0.burst: goes only with the metric qps",
    "hotParameter.0.control: goes only with the metric qps",
    "hotParameter.0.maxQueueingMs: goes only with the metric qps",
  );
  const overrides = [1, "1", 1].map((value) => ({ value, threshold: 1 }));
  refuses(
    { hotParameter: [{ ...rule, index: 0, overrides }] },
    'hotParameter.0.overrides.2.value: "1" is there already',
  );
});

test("a gateway rule names the header, query field or cookie", () => {
  for (const source of ["header", "query", "cookie"]) {
    refuses(
      { gateway: [{ resource: "a", threshold: 1, parameter: { source } }] },
      `gateway.0.parameter.field: is missing: ${source} needs a name`,
    );
  }
});
