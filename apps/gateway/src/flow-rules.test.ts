import assert from "node:assert/strict";
import { test } from "node:test";
import { createFlowControl } from "@mall/flow-control";
import { silentLogger } from "@mall/kernel";
import { createManualClock } from "@mall/testkit";
import { createFlowRules } from "./flow-rules.ts";

test("rules act at once, bad ones change nothing, and none brings back the configured ones", () => {
  const initial = [{ resource: "a", threshold: 1 }];
  const flow = createFlowControl(createManualClock(), initial);
  const take = createFlowRules(flow, initial, silentLogger);
  take('[{"resource":"a","threshold":0}]');
  assert.equal(flow.tryEnter("a"), false);
  for (const bad of ["no json", "{}", '[{"resource":"a","threshold":-1}]', '[{"threshold":9}]']) take(bad);
  assert.equal(flow.tryEnter("a"), false);
  take(undefined);
  assert.deepEqual([flow.tryEnter("a"), flow.tryEnter("a")], [true, false]);
  assert.deepEqual(flow.counts(), [{ resource: "a", passed: 1, blocked: 3 }]);
});
