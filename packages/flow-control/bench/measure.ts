// One contender in a process of its own: node --expose-gc measure.ts NAME RESOURCES. Prints one line of JSON.
import { performance } from "node:perf_hooks";
import { contenders } from "./contenders.ts";

const ROUNDS = 5;
const ROUND_MS = 400;
const BATCH = 1000;

const [name = "", count = "1"] = process.argv.slice(2);
const contender = contenders[name];
if (!contender || !globalThis.gc) throw new Error("usage: node --expose-gc measure.ts NAME RESOURCES");
const resources = Number(count);

const before = heap();
const check = contender.prepare(resources);
for (let index = 0; index < resources; index += 1) await check(index);
const bytesPerResource = Math.round((heap() - before) / resources);

const asynchronous = check(0) instanceof Promise;
await round(ROUND_MS / 2);
const rates: number[] = [];
for (let turn = 0; turn < ROUNDS; turn += 1) rates.push(await round(ROUND_MS));
console.log(JSON.stringify({ name, resources, rates: rates.map(Math.round), bytesPerResource }));
process.exit(0);

/** Checks a second, over all resources in turn. */
async function round(ms: number): Promise<number> {
  const begun = performance.now();
  let done = 0;
  for (; performance.now() - begun < ms; done += BATCH) {
    if (asynchronous) for (let step = 0; step < BATCH; step += 1) await check((done + step) % resources);
    else for (let step = 0; step < BATCH; step += 1) check((done + step) % resources);
  }
  return done / ((performance.now() - begun) / 1000);
}

function heap(): number {
  globalThis.gc?.();
  globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}
