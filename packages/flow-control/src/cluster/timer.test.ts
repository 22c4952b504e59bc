import assert from "node:assert/strict";
import { once } from "node:events";
import { test } from "node:test";
import { setImmediate as turn } from "node:timers/promises";
import { Worker } from "node:worker_threads";
import { systemTimer } from "./timer.ts";

/** Keeps this thread busy until the worker has sent its answer, and 20 ms more. */
function busyUntilAnswered(answered: Int32Array): void {
  Atomics.wait(answered, 0, 0);
  Atomics.wait(answered, 1, 0, 20);
}

test("a process that was busy reads an answer that has arrived before its time limit strikes", async () => {
  const shared = new Int32Array(new SharedArrayBuffer(8));
  const code = `const { parentPort, workerData } = require("node:worker_threads");
    parentPort.once("message", () => {
      parentPort.postMessage("answer");
      Atomics.store(workerData, 0, 1);
      Atomics.notify(workerData, 0);
    });`;
  const worker = new Worker(code, { eval: true, workerData: shared });
  await once(worker, "online");
  const happened: string[] = [];
  worker.once("message", () => happened.push("answer"));
  // From an immediate: timers come next, and only then reading.
  await turn();
  worker.postMessage("ask");
  const struck = new Promise<void>((resolve) => {
    systemTimer(() => {
      happened.push("time limit");
      resolve();
    }, 1);
  });
  busyUntilAnswered(shared);
  await struck;
  assert.deepEqual(happened, ["answer", "time limit"]);
  await worker.terminate();
});

test("a timer that was called off does not strike, not even between its time and its turn", async () => {
  let struck = false;
  const cancel = systemTimer(() => {
    struck = true;
  }, 1);
  // Runs in the same turn as the timer, after it.
  setTimeout(cancel, 1);
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20);
  for (let times = 0; times < 3; times += 1) await turn();
  assert.equal(struck, false);
});
