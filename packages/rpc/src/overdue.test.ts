import assert from "node:assert/strict";
import { describe, type TestContext, test } from "node:test";
import { createOverdueWatch } from "./overdue.ts";

const late = () => new Error("late");

/** A watch for which time stands still at 0 until `tick`. */
function stage(t: TestContext) {
  t.mock.timers.enable({ apis: ["setTimeout", "Date"], now: 0 });
  return { unlessOverdue: createOverdueWatch(), tick: (ms: number) => t.mock.timers.tick(ms) };
}

/** How each wait has ended by now. */
function outcomes(waits: readonly Promise<unknown>[]): Promise<unknown[]> {
  const open = Promise.resolve("open");
  return Promise.all(waits.map((wait) => Promise.race([wait, open]).catch((error: Error) => error.message)));
}

describe("work with a deadline", () => {
  test("ends as it ends, when that is in time, also after the deadline of others", async (t) => {
    const { unlessOverdue, tick } = stage(t);
    const work = Promise.withResolvers<string>();
    const hung = unlessOverdue(10, new Promise(() => {}), late);
    const waiting = unlessOverdue(1000, work.promise, late);
    tick(100);
    await assert.rejects(hung, /late/);
    work.resolve("done");
    assert.equal(await waiting, "done");
    await assert.rejects(unlessOverdue(1000, Promise.reject(new Error("wrong")), late), /wrong/);
  });

  test("is given up at its deadline or 25 ms later, each at its own, and never before", async (t) => {
    const { unlessOverdue, tick } = stage(t);
    const waits = [40, 100, 100_000].map((deadline) => unlessOverdue(deadline, new Promise(() => {}), late));
    tick(39);
    assert.deepEqual(await outcomes(waits), ["open", "open", "open"]);
    tick(26);
    assert.deepEqual(await outcomes(waits), ["late", "open", "open"]);
    tick(60);
    assert.deepEqual(await outcomes(waits), ["late", "late", "open"]);
  });

  test("may go on and end later: nobody hears of it", async (t) => {
    const { unlessOverdue, tick } = stage(t);
    const work = Promise.withResolvers<void>();
    const waiting = unlessOverdue(10, work.promise, late);
    tick(50);
    await assert.rejects(waiting, /late/);
    work.reject(new Error("later"));
    await Promise.resolve();
  });

  test("has one timer, however many wait, and none when nobody does", async (t) => {
    const { unlessOverdue, tick } = stage(t);
    const timers = t.mock.method(globalThis, "setTimeout");
    for (let call = 0; call < 100; call += 1) await unlessOverdue(5000, Promise.resolve(), late);
    assert.ok(timers.mock.callCount() <= 1);
    tick(1000);
    assert.ok(timers.mock.callCount() <= 1);
  });
});
