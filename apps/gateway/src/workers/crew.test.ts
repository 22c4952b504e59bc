import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { setImmediate as turn } from "node:timers/promises";
import { stageCrew } from "./crew.fixture.ts";

describe("a crew of workers", () => {
  test("starts as many as it is told, and tells of each that takes requests, once", () => {
    const { at, workers, told } = stageCrew(3);
    assert.equal(workers.length, 3);
    at(2).emit("listening");
    at(2).emit("listening");
    at(1).emit("listening");
    assert.deepEqual(told, ["up 2", "up 1"]);
  });

  test("starts another for one that was steady at once", async () => {
    const { at, clock, workers, pauses, pass, lines } = stageCrew(2);
    clock.advance(10_000);
    at(1).end(null, "SIGKILL");
    await turn();
    assert.deepEqual(pauses(), [0]);
    pass();
    assert.equal(workers.length, 3);
    assert.deepEqual(lines, ["a worker died: another one is started"]);
  });

  test("pauses longer each time for one that dies of its start, and forgets it once one is steady", async () => {
    const { at, clock, workers, pauses, pass } = stageCrew(1);
    const seen: number[] = [];
    const dieAfter = async (ms: number) => {
      clock.advance(ms);
      at(workers.length).end(1);
      await turn();
      seen.push(...pauses());
      pass();
    };
    for (let times = 0; times < 9; times += 1) await dieAfter(9_999);
    await dieAfter(10_000);
    await dieAfter(0);
    assert.deepEqual(seen, [100, 200, 400, 800, 1600, 3200, 6400, 10_000, 10_000, 0, 100]);
  });

  test("an end by itself is no less a death: the number is kept", async () => {
    const { at, pauses } = stageCrew(1);
    at(1).end(0);
    await turn();
    assert.deepEqual(pauses(), [100]);
  });

  for (const code of [78, 69]) {
    test(`exit code ${code} is told, and nothing is started for it`, async () => {
      const { at, told, pauses } = stageCrew(2);
      at(1).end(code);
      await turn();
      assert.deepEqual([told, pauses()], [[`hopeless ${code}`], []]);
    });
  }

  test("stops: each gets SIGTERM and is waited for, a pause starts nothing any more", async () => {
    const { crew, at, told, workers, pauses } = stageCrew(3);
    at(1).end(1);
    await turn();
    let stopped = false;
    const stopping = crew.stop().then(() => (stopped = true));
    assert.deepEqual(pauses(), []);
    assert.deepEqual(
      workers.map(({ signals }) => signals),
      [[], ["SIGTERM"], ["SIGTERM"]],
    );
    at(2).emit("listening");
    at(2).end(0);
    await turn();
    assert.equal(stopped, false);
    at(3).end(null, "SIGTERM");
    await stopping;
    assert.deepEqual([told, pauses(), workers.length], [[], [], 3]);
  });

  test("a worker that did not finish its work is told", async () => {
    for (const [code, signal] of [
      [1, null],
      [null, "SIGKILL"],
    ] as const) {
      const { crew, at } = stageCrew(2);
      const stopping = crew.stop();
      at(1).end(0);
      at(2).end(code, signal);
      await assert.rejects(stopping, /1 workers did not finish/);
    }
  });
});
