import assert from "node:assert/strict";
import { test } from "node:test";
import type { TokenLimiter } from "./token-limiter.ts";

/** A limiter that holds nothing, and its clock, which stands at the start of a second. */
export interface LimiterStage {
  limiter: TokenLimiter;
  /** Moves the limiter's clock on by so many milliseconds; a negative number sets it back. */
  advance(ms: number): void | Promise<void>;
}

/** What every limiter must do, wherever it counts. */
export function limiterContract(name: string, open: () => LimiterStage | Promise<LimiterStage>): void {
  const opened = async () => {
    const { limiter, advance } = await open();
    const ask = async (threshold: number, counts: number[], intervalMs = 1000, ruleId = "r") => [
      ...(await limiter.decide({ ruleId, threshold, intervalMs, counts })).waits,
    ];
    return { limiter, advance, ask };
  };

  test(`${name}: grants the threshold, and says when the next may help`, async () => {
    const { ask, advance } = await opened();
    assert.deepEqual(await ask(5, [1, 1, 1, 1, 1, 1]), [0, 0, 0, 0, 0, 1000]);
    await advance(999);
    assert.deepEqual(await ask(5, [1]), [1]);
    await advance(1);
    assert.deepEqual(await ask(5, [5, 1]), [0, 1000]);
  });

  test(`${name}: room comes back by half windows`, async () => {
    const { ask, advance } = await opened();
    assert.deepEqual(await ask(5, [3]), [0]);
    await advance(600);
    assert.deepEqual(await ask(5, [2, 1, 4]), [0, 400, 900], "3 leave after 400 ms, the 2 after another 500");
    await advance(400);
    assert.deepEqual(await ask(5, [4, 3, 1]), [500, 0, 500]);
  });

  test(`${name}: case 16: threshold 10: 10 at 999 ms and 10 at 1500 ms all pass`, async () => {
    const { ask, advance } = await opened();
    await advance(999);
    assert.deepEqual(await ask(10, [10]), [0]);
    await advance(501);
    assert.deepEqual(await ask(10, [10, 1]), [0, 1000]);
  });

  test(`${name}: thresholds may be fractions, and 0 refuses all but nothing`, async () => {
    const { ask } = await opened();
    assert.deepEqual(await ask(2.5, [1, 1, 1]), [0, 0, 1000]);
    assert.deepEqual(await ask(0, [1, 0, 3], 1000, "none"), [1000, 0, 1000]);
  });

  test(`${name}: each count is granted whole when it fits, in order`, async () => {
    const { ask } = await opened();
    assert.deepEqual(await ask(4, [3, 2, 7, 1, 1]), [0, 1000, 1000, 0, 1000]);
  });

  test(`${name}: another threshold holds at once`, async () => {
    const { ask } = await opened();
    assert.deepEqual(await ask(2, [1, 1, 1]), [0, 0, 1000]);
    assert.deepEqual(await ask(4, [1, 1, 1]), [0, 0, 1000]);
    assert.deepEqual(await ask(3, [1]), [1000]);
  });

  test(`${name}: limits of another name or interval are apart; odd intervals have halves rounded up`, async () => {
    const { ask, advance } = await opened();
    assert.deepEqual(await ask(1, [1, 1], 1000, "a}b"), [0, 1000]);
    assert.deepEqual(await ask(1, [1, 1], 1000, "b"), [0, 1000]);
    assert.deepEqual(await ask(1, [1, 1], 7, "b"), [0, 8 - (Date.UTC(2026, 0, 1) % 4)]);
    await advance(8);
    assert.deepEqual(await ask(1, [1], 7, "b"), [0]);
  });

  test(`${name}: a clock that goes back a little gives nothing again, one that goes back far begins anew`, async () => {
    const { ask, advance } = await opened();
    assert.deepEqual(await ask(2, [2]), [0]);
    await advance(-300);
    assert.deepEqual(await ask(2, [1]), [1300]);
    await advance(-3_600_000);
    assert.deepEqual(await ask(2, [2]), [0]);
  });

  test(`${name}: of a hundred questions at once as many pass as there are tokens`, async () => {
    const { ask } = await opened();
    const answers = await Promise.all(Array.from({ length: 100 }, () => ask(30, [1, 1])));
    assert.equal(answers.flat().filter((wait) => wait === 0).length, 30);
  });

  test(`${name}: an answer carries the number of its half window`, async () => {
    const { limiter, advance } = await opened();
    const first = Date.UTC(2026, 0, 1) / 500;
    const bucket = async () =>
      (await limiter.decide({ ruleId: "r", threshold: 1, intervalMs: 1000, counts: [1] })).bucket;
    assert.equal(await bucket(), first);
    await advance(1700);
    assert.equal(await bucket(), first + 3);
  });

  test(`${name}: a question that is none is refused, and takes nothing`, async () => {
    const { ask } = await opened();
    for (const [threshold, count, intervalMs] of [
      [5, -1, 1000],
      [5, 1.5, 1000],
      [5, Number.NaN, 1000],
      [-1, 1, 1000],
      [Number.NaN, 1, 1000],
      [5, 1, 0],
      [5, 1, 0.5],
    ] as const) {
      await assert.rejects(ask(threshold, [1, count], intervalMs));
    }
    assert.deepEqual(await ask(5, [5]), [0]);
  });
}
