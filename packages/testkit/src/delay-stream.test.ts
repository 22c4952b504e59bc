import assert from "node:assert/strict";
import { test } from "node:test";
import { setImmediate } from "node:timers/promises";
import { createDelayStream } from "./delay-stream.ts";

test("chunks come late and in their order, also when the delay gets shorter; the end comes last", async (context) => {
  const { timers } = context.mock;
  timers.enable({ apis: ["setTimeout", "Date"] });
  let delayMs = 100;
  const stream = createDelayStream(() => delayMs);
  let heard = "";
  stream.on("data", (chunk) => (heard += chunk));
  stream.on("end", () => (heard += "."));
  const at = async (passed: number) => {
    timers.tick(passed);
    await setImmediate();
    return heard;
  };
  stream.write("a");
  assert.equal(await at(60), "");
  stream.write("b");
  delayMs = 10;
  stream.write("c");
  stream.end("d");
  assert.equal(await at(39), "");
  assert.equal(await at(1), "a");
  assert.equal(await at(59), "a");
  assert.equal(await at(1), "abcd.");
});

test("without a delay nothing waits for a timer", async () => {
  const stream = createDelayStream(() => 0);
  stream.write("a");
  assert.equal(String(stream.read()), "a");
});
