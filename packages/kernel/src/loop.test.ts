import assert from "node:assert/strict";
import { AsyncLocalStorage } from "node:async_hooks";
import { type TestContext, test } from "node:test";
import { setImmediate as turn } from "node:timers/promises";
import { type LogFields, silentLogger, startLoop } from "./index.ts";

const intervalMs = 1000;

/** A loop on a clock that only `pass` moves; `pass` also lets the run that came due finish. */
function loopOf(t: TestContext, run: () => Promise<unknown>, logger = silentLogger, restMs = 0) {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const loop = startLoop({ name: "test", intervalMs, restMs, run, logger });
  const pass = async (milliseconds: number) => {
    t.mock.timers.tick(milliseconds);
    await turn();
  };
  return { loop, pass };
}

/** A run that ends when `release` is called; `runs` counts the starts. */
function heldRun() {
  const state = { runs: 0, release: () => {} };
  const run = () => {
    state.runs += 1;
    const { promise, resolve } = Promise.withResolvers<void>();
    state.release = resolve;
    return promise;
  };
  return { state, run };
}

test("runs at once, then after each interval", async (t) => {
  let runs = 0;
  const { loop, pass } = loopOf(t, async () => ++runs);
  await pass(1);
  assert.equal(runs, 1);
  await pass(intervalMs - 1);
  assert.equal(runs, 1);
  await pass(1);
  assert.equal(runs, 2);
  await loop.stop();
});

test("never runs beside itself; kicks during a run make one more", async (t) => {
  const { state, run } = heldRun();
  const { loop, pass } = loopOf(t, run);
  await pass(1);
  for (let kick = 0; kick < 5; kick += 1) loop.kick();
  await pass(10 * intervalMs);
  assert.equal(state.runs, 1);
  state.release();
  await turn();
  await pass(1);
  assert.equal(state.runs, 2);
  state.release();
  await turn();
  await pass(intervalMs - 1);
  assert.equal(state.runs, 2);
  state.release();
  await loop.stop();
});

test("a kick between runs does not wait for the interval", async (t) => {
  let runs = 0;
  const { loop, pass } = loopOf(t, async () => ++runs);
  await pass(1);
  loop.kick();
  await pass(1);
  assert.equal(runs, 2);
  await loop.stop();
});

test("a stream of kicks does not put the run off", async (t) => {
  let runs = 0;
  const { loop, pass } = loopOf(t, async () => ++runs);
  await pass(1);
  // A timer set anew by each kick would not fire while kicks come faster than a millisecond.
  const timers = t.mock.method(globalThis, "setTimeout");
  for (let kick = 0; kick < 5; kick += 1) loop.kick();
  assert.equal(timers.mock.callCount(), 1);
  await pass(1);
  assert.equal(runs, 2);
  await loop.stop();
});

test("after a kicked run the next waits for the rest, with all that was kicked for meanwhile; a late kick does not", async (t) => {
  let runs = 0;
  const { loop, pass } = loopOf(t, async () => ++runs, silentLogger, 50);
  await pass(1);
  // The run before was not kicked: nothing rests.
  loop.kick();
  await pass(1);
  assert.equal(runs, 2);
  for (let kick = 0; kick < 3; kick += 1) {
    loop.kick();
    await pass(16);
  }
  assert.equal(runs, 2);
  await pass(2);
  assert.equal(runs, 3);
  await pass(50);
  loop.kick();
  await pass(1);
  assert.equal(runs, 4);
  await loop.stop();
});

test("a rest in which nobody kicks puts the next run off no further than the interval", async (t) => {
  let runs = 0;
  const { loop, pass } = loopOf(t, async () => ++runs, silentLogger, 50);
  await pass(1);
  loop.kick();
  await pass(1);
  await pass(50);
  await pass(intervalMs - 51);
  assert.equal(runs, 2);
  await pass(1);
  assert.equal(runs, 3);
  await loop.stop();
});

test("kicked during a run, rested, stopped: no run follows", async (t) => {
  let runs = 0;
  const { loop, pass } = loopOf(t, async () => ++runs, silentLogger, 50);
  await pass(1);
  loop.kick();
  await pass(1);
  loop.kick();
  await loop.stop();
  await pass(10 * intervalMs);
  assert.equal(runs, 2);
});

test("a run that throws is logged and tried again", async (t) => {
  const errors: LogFields[] = [];
  const failure = new Error("database is away");
  let runs = 0;
  const fails = async () => {
    runs += 1;
    throw failure;
  };
  const { loop, pass } = loopOf(t, fails, { ...silentLogger, error: (fields) => errors.push(fields) });
  await pass(1);
  assert.deepEqual(errors, [{ err: failure, loop: "test" }]);
  await pass(intervalMs);
  assert.equal(runs, 2);
  await loop.stop();
});

test("stop waits for the run under way and no run follows", async (t) => {
  const { state, run } = heldRun();
  const { loop, pass } = loopOf(t, run);
  await pass(1);
  loop.kick();
  let stopped = false;
  const stopping = loop.stop().then(() => {
    stopped = true;
  });
  await turn();
  assert.equal(stopped, false);
  state.release();
  await stopping;
  loop.kick();
  await pass(10 * intervalMs);
  assert.equal(state.runs, 1);
});

test("a run does not inherit the async context of the kick", async (t) => {
  const trace = new AsyncLocalStorage<string>();
  const seen: (string | undefined)[] = [];
  const { loop, pass } = loopOf(t, async () => seen.push(trace.getStore()));
  await pass(1);
  trace.run("of a request", () => loop.kick());
  await pass(1);
  assert.deepEqual(seen, [undefined, undefined]);
  await loop.stop();
});
