import assert from "node:assert/strict";
import { test } from "node:test";
import { createManualClock } from "@mall/testkit";
import { createOutlierEjector } from "./outlier-ejector.ts";
import type { OutlierChange } from "./outlier-figures.ts";
import type { OutlierRule } from "./outlier-rule.ts";
import { mostEjected, settingsOf } from "./outlier-settings.ts";

type Rule = Omit<OutlierRule, "resource">;

function balanced(rule: Rule = {}, instances = ["a", "b", "c", "d"]) {
  const clock = createManualClock(100_000);
  const changes: OutlierChange[] = [];
  const onChange = (change: OutlierChange) => void changes.push(change);
  const ejector = createOutlierEjector({ rule: { resource: "s", ...rule }, clock, onChange });
  ejector.list(instances);
  const report = (instance: string, ok: boolean, times = 1) => {
    for (let count = 0; count < times; count += 1) ejector.report(instance, ok);
  };
  const usable = () => ejector.usable(instances).join("");
  const figures = (instance: string) => ejector.figures().find((each) => each.instance === instance);
  return { clock, ejector, changes, report, usable, figures };
}

test("five failures in a row eject an instance for five seconds", () => {
  const { clock, ejector, report, usable, figures } = balanced();
  report("b", false, 4);
  report("b", true);
  report("b", false, 4);
  assert.equal(usable(), "abcd");
  assert.equal(ejector.nextChangeMs(), undefined);
  report("b", false);
  assert.equal(usable(), "acd");
  assert.equal(ejector.nextChangeMs(), 105_000);
  assert.deepEqual(figures("b"), {
    instance: "b",
    ejected: true,
    ejectedUntilMs: 105_000,
    failures: 0,
    total: 0,
    ejections: 1,
  });
  clock.advance(4999);
  assert.equal(usable(), "acd");
  clock.advance(1);
  assert.equal(usable(), "abcd");
  assert.equal(ejector.nextChangeMs(), undefined);
});

test("on probation the first failure ejects at once, each time for longer, up to the longest", () => {
  const { clock, ejector, report, figures } = balanced({ baseEjectionMs: 5000, maxEjectionMs: 12_000 });
  report("b", false, 5);
  for (const lasts of [5000, 10_000, 12_000, 12_000]) {
    assert.equal(ejector.nextChangeMs(), clock.now() + lasts);
    clock.advance(lasts);
    report("b", false);
  }
  assert.equal(figures("b")?.ejections, 3, "more would only take longer to be forgotten");
});

test("on probation the first success clears: it takes as many failures as ever again", () => {
  const { clock, report, usable } = balanced();
  report("b", false, 5);
  clock.advance(5000);
  report("b", true);
  report("b", false, 4);
  assert.equal(usable(), "abcd");
  report("b", false);
  assert.equal(usable(), "acd");
});

test("ejections are forgotten one a window, once the instance answers well again", () => {
  const { clock, report, figures } = balanced({ statIntervalMs: 10_000, maxEjectionMs: 60_000 });
  const ejections = () => figures("b")?.ejections;
  report("b", false, 5);
  clock.advance(5000);
  report("b", false);
  clock.advance(3_600_000);
  assert.equal(ejections(), 2);
  report("b", true);
  clock.advance(9999);
  report("b", true);
  assert.equal(ejections(), 2);
  clock.advance(1);
  assert.equal(ejections(), 1);
  report("b", false, 5);
  assert.equal(figures("b")?.ejectedUntilMs, clock.now() + 10_000);
  clock.advance(10_000);
  report("b", true);
  clock.advance(20_000);
  assert.equal(ejections(), 0);
});

test("a ratio of failures ejects, given enough requests; by default none does", () => {
  const { report, usable, figures } = balanced({ failureRatio: 0.5, minRequests: 6 });
  report("a", true, 3);
  report("a", false, 2);
  assert.deepEqual([figures("a")?.failures, figures("a")?.total, usable()], [2, 5, "abcd"]);
  report("a", false);
  assert.equal(usable(), "bcd");
  const whole = balanced({ consecutiveFailures: 100, minRequests: 6 });
  whole.report("a", false, 50);
  assert.equal(whole.usable(), "abcd");
});

test("failures that left the window do not count for the ratio", () => {
  const { clock, report, usable } = balanced({ failureRatio: 0.5, minRequests: 4, statIntervalMs: 1000 });
  report("a", false, 3);
  clock.advance(1000);
  report("a", true);
  report("a", false);
  report("a", true);
  report("a", true);
  assert.equal(usable(), "abcd");
});

const shares: [instances: string, share: number, ejected: number][] = [
  ["a", 0.5, 0],
  ["a", 1, 0],
  ["ab", 0.5, 1],
  ["abc", 0.5, 1],
  ["abcd", 0.5, 2],
  ["abcd", 0, 0],
  ["abcd", 1, 3],
  ["abcdefghij", 0.3, 3],
];
for (const [instances, maxEjectedShare, ejected] of shares) {
  test(`of ${instances.length} with a share of ${maxEjectedShare}, at most ${ejected} are ejected`, () => {
    const { ejector, report } = balanced({ maxEjectedShare }, [...instances]);
    for (const instance of instances) report(instance, false, 20);
    assert.equal(ejector.usable([...instances]).length, instances.length - ejected);
  });
}

test("the share of many instances is counted exactly", () => {
  assert.equal(mostEjected(100, settingsOf({ resource: "s", maxEjectedShare: 0.29 })), 29);
});

test("what failed while the share was used up is ejected by its next failure", () => {
  const { clock, report, usable } = balanced({}, ["a", "b"]);
  report("a", false, 5);
  report("b", false, 50);
  assert.equal(usable(), "b");
  clock.advance(5000);
  report("a", true);
  report("b", false);
  assert.equal(usable(), "a");
});

test("answers to an ejected instance, and of one that is not in the list, count for nothing", () => {
  const { clock, ejector, report, usable, figures } = balanced();
  report("b", false, 5);
  report("b", true, 9);
  report("b", false, 9);
  report("gone", false, 9);
  assert.equal(figures("b")?.ejectedUntilMs, 105_000);
  assert.equal(figures("b")?.total, 0);
  assert.deepEqual(ejector.usable(["gone", "a", "b"]), ["gone", "a"]);
  clock.advance(5000);
  assert.equal(usable(), "abcd");
});

test("with fewer instances, the ones that are back first come back early, on probation", () => {
  const { clock, ejector, changes, report } = balanced();
  report("a", false, 5);
  clock.advance(1000);
  report("b", false, 5);
  ejector.list(["a", "b", "c"]);
  assert.deepEqual(ejector.usable(["a", "b", "c"]), ["a", "c"]);
  assert.deepEqual(changes.at(-1), {
    resource: "s",
    instance: "a",
    ejected: false,
    ejectedUntilMs: undefined,
    at: 101_000,
  });
  ejector.list(["a", "c", "d", "e"]);
  ejector.report("a", false);
  assert.deepEqual(ejector.usable(["a", "c", "d", "e"]), ["c", "d", "e"]);
});

test("an instance that left and came back begins anew", () => {
  const { ejector, report, usable, figures } = balanced();
  report("b", false, 5);
  ejector.list(["a", "c", "d"]);
  assert.equal(ejector.nextChangeMs(), undefined);
  ejector.list(["a", "b", "c", "d"]);
  assert.equal(usable(), "abcd");
  assert.equal(figures("b")?.ejections, 0);
});

test("of some of the instances no larger share is left out", () => {
  const { clock, ejector, report } = balanced();
  report("b", false, 5);
  clock.advance(1000);
  report("a", false, 5);
  assert.deepEqual(ejector.usable(["a"]), ["a"]);
  assert.deepEqual(ejector.usable(["a", "b"]), ["b"]);
  assert.deepEqual(ejector.usable(["a", "c"]), ["c"]);
});

test("tells each change once, and goes on when the listener throws", () => {
  const { clock, changes, report, usable } = balanced();
  report("b", false, 5);
  clock.advance(5000);
  usable();
  usable();
  assert.deepEqual(changes, [
    { resource: "s", instance: "b", ejected: true, ejectedUntilMs: 105_000, at: 100_000 },
    { resource: "s", instance: "b", ejected: false, ejectedUntilMs: undefined, at: 105_000 },
  ]);
  const onChange = () => {
    throw new Error("log is full");
  };
  const ejector = createOutlierEjector({ rule: { resource: "s", consecutiveFailures: 1 }, clock, onChange });
  ejector.list(["a", "b"]);
  ejector.report("a", false);
  assert.deepEqual(ejector.usable(["a", "b"]), ["b"]);
});

test("another rule counts from the next answer on, and lets back what it does not allow", () => {
  const { clock, ejector, report, usable } = balanced();
  report("a", false, 5);
  report("b", false, 5);
  ejector.setRule({ resource: "s", maxEjectedShare: 0.25, maxEjectionMs: 2000, consecutiveFailures: 2 });
  assert.equal(usable(), "acd");
  assert.equal(ejector.nextChangeMs(), 102_000);
  clock.advance(2000);
  report("a", true);
  report("b", true);
  report("c", false, 2);
  assert.equal(usable(), "abd");
});

test("another rule of the same window keeps what was counted, one of another does not", () => {
  const { clock, ejector, report, figures } = balanced();
  report("a", true, 3);
  ejector.setRule({ resource: "s", failureRatio: 0.9 });
  assert.equal(figures("a")?.total, 3);
  ejector.setRule({ resource: "s", statIntervalMs: 1000 });
  assert.equal(figures("a")?.total, 0);
  report("a", true);
  clock.advance(1000);
  assert.equal(figures("a")?.total, 0);
});

test("a clock that goes back does not keep an instance out until it has caught up", () => {
  const { clock, report, usable } = balanced({ maxEjectionMs: 20_000 });
  report("b", false, 5);
  clock.advance(-90_000);
  assert.equal(usable(), "acd");
  clock.advance(20_000);
  assert.equal(usable(), "abcd");
});
