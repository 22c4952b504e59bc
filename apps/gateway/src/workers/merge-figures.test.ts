import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { BreakerState, ResourceFigures } from "@mall/flow-control";
import fc from "fast-check";
import { type FlowFigures, mergeFigures } from "./merge-figures.ts";

const nothing: FlowFigures = { processes: [], resources: [], breakers: [], instances: [] };

const resource = (own: Partial<ResourceFigures>): ResourceFigures => ({
  ...{ resource: "r", passPerSecond: 0, blockPerSecond: 0, completePerSecond: 0, errorPerSecond: 0 },
  ...{ averageRt: 0, minRt: 1, concurrency: 0, passed: 0, blocked: 0 },
  ...own,
});

const merged = (part: "resources" | "breakers" | "instances", ...rows: object[][]) =>
  mergeFigures(rows.map((own) => ({ ...nothing, [part]: own })))[part] as object[];

describe("figures of several processes are one view", () => {
  test("the processes are named, and rows that only one has are kept", () => {
    const one = { ...nothing, processes: [7], resources: [resource({ resource: "a" })] };
    const two = { ...nothing, processes: [8], resources: [resource({ resource: "b" })] };
    const { processes, resources } = mergeFigures([one, two]);
    assert.deepEqual(
      [processes, resources.map((each) => each.resource)],
      [
        [7, 8],
        ["a", "b"],
      ],
    );
  });

  test("counts add up, the mean counts by completions", () => {
    const one = resource({ passPerSecond: 4, completePerSecond: 3, averageRt: 10, minRt: 5, passed: 40, blocked: 1 });
    const two = resource({
      blockPerSecond: 2,
      completePerSecond: 1,
      averageRt: 50,
      minRt: 9,
      passed: 2,
      concurrency: 6,
    });
    assert.deepEqual(merged("resources", [one], [two]), [
      resource({
        ...{ passPerSecond: 4, blockPerSecond: 2, completePerSecond: 4, averageRt: 20, minRt: 5 },
        ...{ passed: 42, blocked: 1, concurrency: 6 },
      }),
    ]);
  });

  test("the smallest RT of a process in which nothing completed is no measurement", () => {
    const [idle, busy] = [resource({ minRt: 1 }), resource({ completePerSecond: 2, averageRt: 30, minRt: 20 })];
    assert.deepEqual(merged("resources", [idle], [busy], [idle]), [busy]);
    assert.deepEqual(merged("resources", [idle], [idle]), [idle]);
  });

  test("the order of the processes, and how many are merged at a time, makes no difference", () => {
    const count = fc.nat(1000);
    const row = fc
      .record({
        resource: fc.constantFrom("a", "b"),
        completePerSecond: count,
        averageRt: count,
        minRt: count,
        passed: count,
      })
      .map((own) => ({ ...nothing, resources: [resource(own)] }));
    const at = (completePerSecond: number, averageRt: number) => ({
      ...{ ...nothing, resources: [resource({ completePerSecond, averageRt })] },
    });
    const byName = (figures: FlowFigures) => figures.resources.toSorted((a, b) => a.resource.localeCompare(b.resource));
    /** But for the mean, which is rounded at each step, and so differs in its last digits. */
    const same = (one: FlowFigures, other: FlowFigures) => {
      const [ones, others] = [byName(one), byName(other)];
      const rest = (rows: ResourceFigures[]) => rows.map((each) => ({ ...each, averageRt: 0 }));
      assert.deepEqual(rest(ones), rest(others));
      for (const [index, { averageRt }] of ones.entries()) {
        assert.ok(Math.abs(averageRt - (others[index]?.averageRt ?? Number.NaN)) < 1e-6);
      }
    };
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 6 }), (all) => {
        const whole = mergeFigures(all);
        same(mergeFigures(all.toReversed()), whole);
        same(mergeFigures([mergeFigures(all.slice(0, 2)), ...all.slice(2)]), whole);
      }),
      {
        // A mean that lies between two numbers of six digits, which the order of the sums tips over.
        examples: [[[at(663, 509), at(403, 900), at(163, 424), at(51, 197)]]],
      },
    );
  });

  test("a breaker stands as where it stands worst, with the figures it has there", () => {
    const breaker = { resource: "r", ruleId: "b", since: 1 };
    const closed: BreakerState = { ...breaker, state: "closed", total: 900, bad: 90, ratio: 0.1 };
    const open: BreakerState = { ...breaker, state: "open", retryAtMs: 99, total: 4, bad: 3, ratio: 0.75 };
    const halfOpen: BreakerState = { ...breaker, state: "halfOpen", total: 0, bad: 0, ratio: 0 };
    assert.deepEqual(merged("breakers", [closed], [open], [halfOpen]), [open]);
    assert.deepEqual(merged("breakers", [halfOpen], [closed]), [halfOpen]);
    const other = { ...closed, ruleId: "c" };
    assert.deepEqual(merged("breakers", [closed, other], [other]), [closed, other]);
  });

  test("of two that stand equally, the worse ratio counts, then what has more to go by", () => {
    const row = (total: number, bad: number) => ({
      ...{ resource: "r", ruleId: "b", since: 1, state: "closed", total, bad, ratio: total && bad / total },
    });
    assert.deepEqual(merged("breakers", [row(0, 0)], [row(10, 3)], [row(10, 2)]), [row(10, 3)]);
    assert.deepEqual(merged("breakers", [row(0, 0)], [row(10, 0)]), [row(10, 0)]);
  });

  test("an instance is ejected where any process ejects it, for as long as any does", () => {
    const row = (own: object) => ({
      resource: "s",
      instance: "i",
      ejected: false,
      failures: 1,
      total: 5,
      ejections: 0,
      ...own,
    });
    const [early, late] = [1000, 2000].map((ejectedUntilMs) => row({ ejected: true, ejectedUntilMs, ejections: 2 }));
    const expected = row({ ejected: true, ejectedUntilMs: 2000, failures: 3, total: 15, ejections: 2 });
    assert.deepEqual(merged("instances", [row({})], [late ?? {}], [early ?? {}]), [expected]);
    assert.deepEqual(merged("instances", [row({})], [row({ instance: "j" })]), [row({}), row({ instance: "j" })]);
  });
});
