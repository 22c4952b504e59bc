import assert from "node:assert/strict";
import { test } from "node:test";
import { type FlowRule, NO_RULE, type ThresholdEvent, thresholdAfter } from "./threshold-state.ts";

const rule = (resource: string, threshold?: number): FlowRule => ({
  resource,
  ...(threshold === undefined ? {} : { threshold }),
});
const heard = (...rules: FlowRule[]): ThresholdEvent => ({ type: "heard", rules });
const after = (...events: ThresholdEvent[]) => events.reduce(thresholdAfter, NO_RULE);

test("the first rule with a threshold is shown, and followed where it moves", () => {
  assert.deepEqual(after(heard(rule("x"), rule("a", 5))), { place: 1, name: "a", shown: "5", input: "5" });
  assert.deepEqual(after(heard(rule("a", 5)), heard(rule("b", 1), rule("a", 7))).input, "7");
  assert.equal(after(heard(rule("a", 5)), heard(rule("b", 1))).name, "b", "one that is gone is not kept");
  assert.equal(after(heard(rule("x"))).place, -1);
});

test("a threshold that somebody is writing stays while rules come into force", () => {
  const state = after(heard(rule("a", 5)), { type: "typed", input: "30" }, heard(rule("a", 6)));
  assert.deepEqual([state.input, state.place], ["30", 0]);
});

test("what was typed while a save was under way stays, else the saved one is shown", () => {
  const sent = [heard(rule("a", 5)), { type: "typed", input: "30" } as const];
  const saved: ThresholdEvent = { type: "saved", sent: "30" };
  assert.equal(after(...sent, saved, heard(rule("a", 30)), heard(rule("a", 31))).input, "31");
  assert.equal(after(...sent, { type: "typed", input: "300" }, saved, heard(rule("a", 30))).input, "300");
});

test("another choice shows its threshold", () => {
  const rules = [rule("a", 5), rule("b", 9)];
  assert.equal(after(heard(...rules), { type: "chosen", rules, place: 1 }).input, "9");
});
