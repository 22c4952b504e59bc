import assert from "node:assert/strict";
import { test } from "node:test";
import { createManualClock } from "@mall/testkit";
import { createFlowControl } from "../engine/flow-control.ts";

const limited = () =>
  createFlowControl({
    clock: createManualClock(),
    rules: { isolation: [{ id: "room", resource: "stock", threshold: 10 }] },
  });

test("case 8: isolation 10: ten pass, the eleventh blocks", () => {
  const flow = limited();
  const entries = Array.from({ length: 10 }, () => flow.enter("stock"));
  assert.ok(entries.every(({ passed }) => passed));
  const eleventh = flow.enter("stock");
  assert.ok(!eleventh.passed);
  assert.deepEqual([eleventh.kind, eleventh.ruleId, eleventh.value], ["isolation", "room", 10]);
  const [first] = entries;
  if (first?.passed) first.exit();
  assert.ok(flow.enter("stock").passed);
});

test("a batch takes so many places, and gives them all back", () => {
  const flow = limited();
  assert.equal(flow.enter("stock", { batch: 11 }).passed, false);
  const seven = flow.enter("stock", { batch: 7 });
  assert.ok(seven.passed);
  assert.equal(flow.enter("stock", { batch: 4 }).passed, false);
  assert.equal(flow.enter("stock", { batch: 3 }).passed, true);
  seven.exit();
  assert.equal(flow.enter("stock", { batch: 7 }).passed, true);
});

test("other resources have room of their own", () => {
  const flow = limited();
  flow.enter("stock", { batch: 10 });
  assert.equal(flow.enter("cart", { batch: 11 }).passed, true);
});

test("entries that wait for the limiter of the cluster together take their places one after another", async () => {
  const flow = createFlowControl({
    clock: createManualClock(),
    tokens: { acquire: async () => ({ granted: true }) },
    rules: {
      flow: [{ resource: "stock", threshold: 100, cluster: { fallback: "refuse" } }],
      isolation: [{ resource: "stock", threshold: 2 }],
    },
  });
  const acquire = async () => flow.acquire("stock");
  const results = await Promise.all([acquire(), acquire(), acquire()]);
  assert.deepEqual(
    results.map(({ passed }) => passed),
    [true, true, false],
  );
});
