import assert from "node:assert/strict";
import { test } from "node:test";
import { within } from "./within.ts";

const late = () => new Error("late");

test("hands on what comes in time, also what goes wrong", async () => {
  assert.equal(await within(Promise.resolve(7), 1000, late), 7);
  await assert.rejects(within(Promise.reject(new Error("wrong")), 1000, late), /wrong/);
});

test("throws when the time is over, whatever comes later", async () => {
  const work = Promise.withResolvers<void>();
  await assert.rejects(within(work.promise, 1, late), /late/);
  work.reject(new Error("later"));
});
