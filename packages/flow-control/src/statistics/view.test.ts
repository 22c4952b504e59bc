import assert from "node:assert/strict";
import { test } from "node:test";
import { checkView, readRange } from "./view.ts";

test("case 2: what a view reads at 1578416556900", () => {
  const now = 1_578_416_556_900;
  assert.deepEqual(readRange(now, { samples: 2, intervalMs: 1000 }, 500), [1_578_416_556_000, 1_578_416_556_500]);
  assert.deepEqual(readRange(now, { samples: 4, intervalMs: 2000 }, 500), [1_578_416_555_000, 1_578_416_556_500]);
  assert.deepEqual(readRange(now, { samples: 1, intervalMs: 2000 }, 1000), [1_578_416_555_000, 1_578_416_556_000]);
});

test("case 3: a view of 4x500 over 20x500 is valid; (0,0), (4,2001), (2,2002), (4,200000) are errors", () => {
  assert.doesNotThrow(() => checkView({ samples: 4, intervalMs: 2000 }));
  const bad = [
    [0, 0],
    [4, 2001],
    [2, 2002],
    [4, 200_000],
  ] as const;
  for (const [samples, intervalMs] of bad) assert.throws(() => checkView({ samples, intervalMs }), RangeError);
});
