import assert from "node:assert/strict";
import { test } from "node:test";
import { pauseBeforeTry } from "./next-try.ts";

test("pauses double up to a longest one: short while a service is away, long for what was refused", () => {
  assert.deepEqual(
    [1, 2, 3, 4, 99].map((attempts) => pauseBeforeTry(attempts, false)),
    [2000, 4000, 8000, 15_000, 15_000],
  );
  assert.deepEqual(
    [1, 4, 9, 99].map((attempts) => pauseBeforeTry(attempts, true)),
    [2000, 16_000, 512_000, 600_000],
  );
});
