import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { createManualClock } from "@mall/testkit";
import { createArrivals } from "./arrivals.ts";
import { type Carrier, closedPace, openPace } from "./pace.ts";

/** Carriers that write down what they are told to send. */
function stage(count: number) {
  const sent: number[] = [];
  const carriers = Array.from({ length: count }, (): Carrier => ({ send: (since) => void sent.push(since) }));
  return { sent, carriers };
}

describe("open loop", () => {
  test("sends each request at its time, over however many carriers are free", () => {
    const clock = createManualClock(0);
    const { sent, carriers } = stage(5);
    const pace = openPace(createArrivals(100, 0.05, 0), clock.now, () => {});
    for (const carrier of carriers) pace.free(carrier);
    assert.deepEqual(sent, [0]);
    clock.advance(25);
    pace.tick();
    assert.deepEqual(sent, [0, 10, 20]);
    clock.advance(1000);
    pace.tick();
    assert.deepEqual([sent, pace.done()], [[0, 10, 20, 30, 40], true]);
  });

  test("times what had to wait from when it was due, and says how late it went", () => {
    const clock = createManualClock(0);
    const { sent, carriers } = stage(1);
    const late: number[] = [];
    const pace = openPace(createArrivals(100, 1, 0), clock.now, (ms) => void late.push(ms));
    const [only] = carriers;
    assert.ok(only);
    pace.free(only);
    // The shop stops for 300 ms: thirty more have come by then.
    clock.advance(300);
    pace.tick();
    assert.deepEqual(sent, [0]);
    for (let answers = 0; answers < 31; answers += 1) pace.free(only);
    assert.deepEqual(sent.slice(1, 4), [10, 20, 30]);
    assert.deepEqual([sent.length, late[1], late.at(-1)], [31, 290, 0]);
  });

  test("has as many arrivals as rate and time say, at any rate", () => {
    for (const rate of [3, 7, 999, 12_345]) {
      const arrivals = createArrivals(rate, 2, 50);
      assert.equal(arrivals.total, rate * 2);
      assert.deepEqual([arrivals.due(49), arrivals.due(50), arrivals.due(99_999)], [0, 1, rate * 2]);
      for (const index of [0, 1, rate - 1]) assert.equal(arrivals.due(arrivals.at(index)), index + 1);
    }
  });
});

describe("closed loop", () => {
  test("asks again with every answer, and no more once it is over", () => {
    const clock = createManualClock(7);
    const { sent, carriers } = stage(2);
    let left = 3;
    const pace = closedPace(() => left-- > 0, clock.now);
    for (const carrier of [...carriers, ...carriers]) pace.free(carrier);
    assert.deepEqual([sent.length, pace.done()], [3, true]);
  });
});
