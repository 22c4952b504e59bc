import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import { setImmediate } from "node:timers/promises";
import { createDelayStream } from "./delay-stream.ts";

/** A stream on a clock to move, and what came out of it. */
function delayed(context: TestContext) {
  const { timers } = context.mock;
  timers.enable({ apis: ["setTimeout", "Date"] });
  let delayMs = 100;
  const { stream, changed } = createDelayStream(() => delayMs);
  let heard = "";
  stream.on("data", (chunk) => (heard += chunk));
  stream.on("end", () => (heard += "."));
  const after = async (passed: number) => {
    timers.tick(passed);
    await setImmediate();
    return heard;
  };
  const change = (ms: number) => {
    delayMs = ms;
    changed();
  };
  return { stream, after, change };
}

test("chunks come late and in their order; the end comes last", async (context) => {
  const { stream, after } = delayed(context);
  stream.write("a");
  assert.equal(await after(60), "");
  stream.write("b");
  stream.end("c");
  assert.equal(await after(39), "");
  assert.equal(await after(1), "a");
  assert.equal(await after(59), "a");
  assert.equal(await after(1), "abc.");
});

test("a delay that changes changes for what waits, too", async (context) => {
  const { stream, after, change } = delayed(context);
  stream.write("a");
  assert.equal(await after(50), "");
  stream.write("b");
  change(60);
  assert.equal(await after(10), "a");
  change(0);
  stream.write("c");
  assert.equal(await after(0), "abc");
});
