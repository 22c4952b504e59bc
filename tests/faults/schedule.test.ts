import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { faultKindsOf } from "./faults/index.ts";
import { scheduleOf } from "./schedule.ts";

const kinds = faultKindsOf("embedded").map(({ name, targets }) => ({ name, targets: targets("embedded") }));

describe("the schedule of a run", () => {
  test("repeats itself by its seed", () => {
    assert.deepEqual(scheduleOf(42, 30, kinds), scheduleOf(42, 30, kinds));
    assert.notDeepEqual(scheduleOf(42, 30, kinds), scheduleOf(43, 30, kinds));
  });

  test("begins as a shorter one does, so that a round that failed can be repeated", () => {
    assert.deepEqual(scheduleOf(42, 200, kinds).slice(0, 30), scheduleOf(42, 30, kinds));
  });

  test("brings every kind, and in 200 rounds every target of it", () => {
    const drawn = scheduleOf(1, 200, kinds);
    for (const { name, targets } of kinds) {
      const own = drawn.filter(({ kind }) => kind === name);
      assert.deepEqual(new Set(own.map(({ fault }) => fault.target)), new Set(targets), name);
    }
    const first = new Set(drawn.slice(0, 12).map(({ kind }) => kind));
    assert.deepEqual(first, new Set(kinds.map(({ name }) => name)));
  });

  test("always has fewer units than buyers", () => {
    for (const { crowd } of scheduleOf(5, 100, kinds)) assert.ok(crowd.units < crowd.buyers && crowd.units > 0);
  });
});
