import assert from "node:assert/strict";
import { it } from "node:test";
import { eventually } from "./eventually.ts";

it("tries until it succeeds and returns the result", async () => {
  let tries = 0;
  const result = await eventually(() => {
    tries += 1;
    assert.equal(tries, 3);
    return "done";
  });
  assert.deepEqual([result, tries], ["done", 3]);
});

it("gives up with the last error", async () => {
  await assert.rejects(
    eventually(() => Promise.reject(new Error("never")), { timeoutMs: 5, everyMs: 1 }),
    /never/,
  );
});
