import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { failedAt, notTried, type Tries, triedName, waitAfter, waitLeft } from "./login-guard.ts";

const DAY = 24 * 3_600_000;

test("four wrong passwords cost nothing, then the wait doubles up to 300 seconds", () => {
  const waits = Array.from({ length: 16 }, (_, failures) => waitAfter(failures) / 1000);
  assert.deepEqual(waits, [0, 0, 0, 0, 0, 1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300]);
  assert.equal(waitAfter(5000), 300_000);
});

test("whatever their rhythm, a guesser has some 300 tries of a name in a day", () => {
  const pauses = fc.array(fc.integer({ min: 0, max: 400_000 }), { minLength: 500, maxLength: 500 });
  fc.assert(
    fc.property(pauses, (given) => {
      let now = 1_767_225_600_000;
      const end = now + DAY;
      let tries: Tries | undefined;
      let looked = 0;
      for (const pause of given) {
        now += Math.max(pause, waitLeft(tries, now));
        if (now >= end) break;
        tries = triedName(tries, now);
        looked += 1;
      }
      assert.ok(looked <= 5 + 9 + DAY / 300_000, `${looked} tries`);
    }),
    { numRuns: 50 },
  );
});

test("a try that was none leaves the count as it was, and no wait", () => {
  const before = { failures: 6, triedAt: 1000, waitUntil: 3000 };
  assert.deepEqual(notTried(triedName(before, 3000)), { ...before, triedAt: 3000, waitUntil: 0 });
});

test("a hundred failures of an address in its window are too many, and the window ends for itself", () => {
  let tries: Tries | undefined;
  for (let failures = 1; failures <= 99; failures += 1) tries = failedAt(tries, failures);
  assert.equal(waitLeft(tries, 99), 0);
  tries = failedAt(tries, 100);
  assert.equal(waitLeft(tries, 100), 1 + 15 * 60_000 - 100);
  assert.equal(failedAt(tries, 1 + 15 * 60_000).failures, 1);
});
