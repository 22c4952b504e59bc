import assert from "node:assert/strict";
import { test } from "node:test";
import { createManualClock } from "@mall/testkit";
import type { Block } from "../engine/block.ts";
import type { EnterOptions } from "../engine/entry.ts";
import { createFlowControl } from "../engine/flow-control.ts";
import type { HotParameterRule } from "./hot-parameter-rule.ts";

type Rule = Omit<HotParameterRule, "resource">;

function limited(rule: Rule) {
  const clock = createManualClock(10_000);
  const rules = (given: Rule) => ({ hotParameter: [{ resource: "r", id: "hot", ...given }] });
  const flow = createFlowControl({ clock, rules: rules(rule) });
  const enter = (options: EnterOptions) => flow.enter("r", options);
  /** How many of so many entries of one value pass. */
  const pass = (value: unknown, times = 20) =>
    Array.from({ length: times }, () => enter({ args: [value] })).filter(({ passed }) => passed).length;
  return { clock, enter, pass, setRule: (given: Rule) => flow.setRules(rules(given)) };
}

const blockOf = (result: { passed: boolean }): Block => {
  assert.equal(result.passed, false);
  return result as Block;
};

test("case 13: hot parameter 5, burst 3: 8 pass, the ninth blocks; +1002 ms 5; +1002 ms 5; +2000 ms 8; +1002 ms 5", () => {
  const { clock, pass } = limited({ index: 0, threshold: 5, burst: 3 });
  assert.equal(pass("a", 8), 8);
  assert.equal(pass("a", 1), 0);
  for (const [wait, passes] of [
    [1002, 5],
    [1002, 5],
    [2000, 8],
    [1002, 5],
  ] as const) {
    clock.advance(wait);
    assert.equal(pass("a"), passes);
  }
});

test("each value has a limit of its own, and 1 is not the text 1", () => {
  const { pass } = limited({ index: 0, threshold: 2 });
  assert.deepEqual(
    ["a", "b", "a", 1, "1", true, 1n].map((value) => pass(value)),
    [2, 2, 0, 2, 2, 2, 2],
  );
});

test("takes the attachment by its key, and the argument by its index, from the end too", () => {
  const byKey = limited({ key: "user", threshold: 1 });
  assert.equal(byKey.enter({ attachments: { user: "u1" } }).passed, true);
  assert.equal(byKey.enter({ attachments: { user: "u1", other: 2 } }).passed, false);
  const fromEnd = limited({ index: -1, threshold: 1 });
  assert.equal(fromEnd.enter({ args: ["x", "last"] }).passed, true);
  assert.equal(fromEnd.enter({ args: ["last"] }).passed, false);
  assert.equal(fromEnd.enter({ args: ["last", "x"] }).passed, true);
});

test("passes without the parameter, and with one that is no string, number, bigint or boolean", () => {
  const { enter, pass } = limited({ index: 1, threshold: 0 });
  assert.equal(enter({}).passed, true);
  assert.equal(enter({ args: ["only one"] }).passed, true);
  for (const value of [undefined, null, {}, ["a"], Symbol("s")]) {
    assert.equal(enter({ args: ["x", value] }).passed, true);
  }
  assert.equal(enter({ args: ["x", "y"] }).passed, false);
  assert.equal(limited({ key: "user", threshold: 0 }).enter({ attachments: { user: null } }).passed, true);
  assert.equal(pass("out of reach"), 20);
});

test("named values have other thresholds", () => {
  const overrides = [
    { value: "vip", threshold: 10 },
    { value: 7, threshold: 0 },
    { value: true, threshold: 1 },
  ];
  const { pass } = limited({ index: 0, threshold: 3, overrides });
  assert.deepEqual(
    ["vip", 7, true, "7", "other"].map((value) => pass(value)),
    [10, 0, 1, 3, 3],
  );
});

test("a batch counts as many; one larger than threshold and burst never passes, one of 0 always", () => {
  const { enter } = limited({ index: 0, threshold: 5, burst: 1 });
  const never = blockOf(enter({ args: ["a"], batch: 7 }));
  assert.deepEqual(
    [never.retryAfterMs, never.reason],
    [undefined, "only 6 may pass at once for one value of argument 0"],
  );
  assert.equal(enter({ args: ["a"], batch: 4 }).passed, true);
  assert.equal(enter({ args: ["a"], batch: 3 }).passed, false);
  assert.equal(enter({ args: ["a"], batch: 2 }).passed, true);
  assert.equal(enter({ args: ["a"], batch: 0 }).passed, true);
});

test("a block names the rule and the parameter, but not the value, and says when to come again", () => {
  const { clock, enter } = limited({ key: "phone", threshold: 1 });
  enter({ attachments: { phone: "13800000000" } });
  clock.advance(300);
  const { kind, resource, ruleId, reason, value, retryAfterMs } = blockOf(
    enter({ attachments: { phone: "13800000000" } }),
  );
  assert.deepEqual(
    { kind, resource, ruleId, reason, value, retryAfterMs },
    {
      kind: "hotParameter",
      resource: "r",
      ruleId: "hot",
      reason: "more than 1 in 1000 ms for one value of attachment phone",
      value: 1,
      retryAfterMs: 701,
    },
  );
  clock.advance(701);
  assert.equal(enter({ attachments: { phone: "13800000000" } }).passed, true);
});

test("throttling: each value waits for its own turns", () => {
  const { clock, enter } = limited({ index: 0, threshold: 10, control: "throttling", maxQueueingMs: 300 });
  const wait = (value: string) => {
    const result = enter({ args: [value] });
    return result.passed ? result.waitMs : result.retryAfterMs;
  };
  assert.deepEqual([wait("a"), wait("a"), wait("a")], [0, 100, 200]);
  assert.equal(blockOf(enter({ args: ["a"] })).retryAfterMs, 1);
  assert.deepEqual([wait("b"), wait("b")], [0, 100]);
  clock.advance(1);
  assert.equal(wait("a"), 299);
});

test("concurrency: counts what is inside for each value, each entry as one", () => {
  const { enter } = limited({
    index: 0,
    threshold: 2,
    metric: "concurrency",
    overrides: [{ value: "vip", threshold: 3 }],
  });
  const first = enter({ args: ["a"], batch: 5 });
  assert.equal(enter({ args: ["a"] }).passed, true);
  const block = blockOf(enter({ args: ["a"] }));
  assert.deepEqual([block.value, block.reason], [2, "2 of 2 allowed are inside for one value of argument 0"]);
  assert.deepEqual(
    [1, 2, 3, 4].map(() => enter({ args: ["vip"] }).passed),
    [true, true, true, false],
  );
  if (first.passed) first.exit();
  assert.equal(enter({ args: ["a"] }).passed, true);
  assert.equal(enter({ args: ["a"] }).passed, false);
});

test("concurrency: what the work does to its arguments does not disturb the count", () => {
  const { enter } = limited({ index: 0, threshold: 1, metric: "concurrency" });
  const args = ["a"];
  const entry = enter({ args });
  args[0] = "b";
  assert.equal(enter({ args: ["a"] }).passed, false);
  if (entry.passed) entry.exit();
  assert.equal(enter({ args: ["a"] }).passed, true);
});

test("a rule that changes keeps what it remembers while it limits the same thing in the same way", () => {
  const { pass, setRule } = limited({ index: 0, threshold: 3 });
  assert.equal(pass("a"), 3);
  setRule({ index: 0, threshold: 2, burst: 9 });
  assert.equal(pass("a"), 0);
  setRule({ index: 0, threshold: 2, control: "throttling" });
  assert.equal(pass("a"), 1);
  setRule({ key: "user", threshold: 2, control: "throttling" });
  setRule({ index: 0, threshold: 2, control: "throttling" });
  assert.equal(pass("a"), 1);
});

test("concurrency: an entry of the rule before leaves the count of the rule after", () => {
  const { enter, setRule } = limited({ index: 0, threshold: 1, metric: "concurrency" });
  const entry = enter({ args: ["a"] });
  setRule({ index: 0, threshold: 2, metric: "concurrency" });
  assert.deepEqual([enter({ args: ["a"] }).passed, enter({ args: ["a"] }).passed], [true, false]);
  if (entry.passed) entry.exit();
  assert.deepEqual([enter({ args: ["a"] }).passed, enter({ args: ["a"] }).passed], [true, false]);
});

test("the least recently used value is forgotten beyond maxValues", () => {
  const { pass } = limited({ index: 0, threshold: 1, maxValues: 2 });
  assert.deepEqual([pass("a"), pass("b"), pass("a")], [1, 1, 0]);
  assert.equal(pass("c"), 1);
  assert.deepEqual([pass("a"), pass("b")], [0, 1]);
});

test("long texts have limits of their own", () => {
  const { pass } = limited({ index: 0, threshold: 2 });
  const long = "x".repeat(5000);
  assert.deepEqual([pass(`${long}1`), pass(`${long}2`), pass(`${long}1`)], [2, 2, 0]);
});

test("concurrency: entries that ask the cluster at the same time are counted one after another", async () => {
  const flow = createFlowControl({
    clock: createManualClock(10_000),
    tokens: { acquire: async () => ({ granted: true }) },
    rules: {
      flow: [{ resource: "r", threshold: 100, cluster: { fallback: "refuse" } }],
      hotParameter: [{ resource: "r", index: 0, threshold: 2, metric: "concurrency" }],
    },
  });
  const results = await Promise.all(["a", "a", "b", "a"].map(async (value) => flow.acquire("r", { args: [value] })));
  assert.deepEqual(
    results.map(({ passed }) => passed),
    [true, true, true, false],
  );
});
