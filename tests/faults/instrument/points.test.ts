import assert from "node:assert/strict";
import { test } from "node:test";
import { createPoints } from "./points.ts";

test("a point ends the process at the nth pass from when it was armed, and no other point does", () => {
  const ended: string[] = [];
  const points = createPoints((point) => ended.push(point));
  points.pass("here");
  points.arm("here", 2);
  points.pass("there");
  points.pass("here");
  assert.deepEqual(ended, []);
  points.pass("here");
  assert.deepEqual(ended, ["here"]);
});
