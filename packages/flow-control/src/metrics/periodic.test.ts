import assert from "node:assert/strict";
import { test } from "node:test";
import { setImmediate } from "node:timers/promises";
import { createManualClock } from "@mall/testkit";
import { createPeriodic } from "./periodic.ts";

const none = { clock: createManualClock() };

test("is never done twice at the same time; what is asked for meanwhile is one more", async () => {
  let inside = 0;
  let count = 0;
  const periodic = createPeriodic(async () => {
    inside += 1;
    count += 1;
    assert.equal(inside, 1);
    await setImmediate();
    inside -= 1;
  }, none);
  await Promise.all([periodic.run(), periodic.run(), periodic.run(), periodic.run()]);
  assert.equal(count, 2);
  await periodic.run();
  assert.equal(count, 3);
});

test("a failure is reported once a minute and ends nothing, not even one in the report", async () => {
  const clock = createManualClock();
  const reports: unknown[] = [];
  const onError = (error: unknown) => {
    reports.push(error);
    throw error;
  };
  const periodic = createPeriodic(() => Promise.reject(new Error("disk full")), { clock, onError });
  await periodic.run();
  clock.advance(59_999);
  await periodic.run();
  assert.equal(reports.length, 1);
  clock.advance(1);
  await periodic.run();
  assert.equal(reports.length, 2);
  clock.advance(-3_600_000);
  await periodic.run();
  assert.equal(reports.length, 3);
});

test("is done by a timer until the stop, and a last time at the stop", async (t) => {
  t.mock.timers.enable({ apis: ["setInterval"] });
  let count = 0;
  const periodic = createPeriodic(async () => {
    count += 1;
  }, none);
  periodic.start(1000);
  periodic.start(1000);
  t.mock.timers.tick(1000);
  await setImmediate();
  assert.equal(count, 1);
  await periodic.stop();
  assert.equal(count, 2);
  t.mock.timers.tick(5000);
  await setImmediate();
  assert.equal(count, 2);
});
