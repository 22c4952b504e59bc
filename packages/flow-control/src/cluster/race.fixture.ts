import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

/** What one process of a race was told. */
export interface RaceResult {
  /** Questions to the limiter. */
  asked: number;
  /** Requests that passed, and that found no limiter. */
  granted: number;
  rejected: number;
  /** For each token granted, and for each refused, the bucket in which the limiter did it. */
  grants: number[];
  refusals: number[];
}

/** How the processes ask. */
export interface Race {
  /** A Redis address, or `ipc`. */
  way: string;
  prefix?: string;
  threshold: number;
  /** Starts each process, which runs this file; default: a child with a channel. */
  start?: (file: string, args: string[]) => ChildProcess;
}

const WORKER = fileURLToPath(new URL("./race-worker.fixture.ts", import.meta.url));
const PROCESSES = 4;
/** Three seconds. */
const BUCKETS = 6;

/** A process with a channel. */
export function startChild(file: string, args: string[]): ChildProcess {
  return spawn(process.execPath, [file, ...args], { stdio: ["ignore", "inherit", "inherit", "ipc"] });
}

/** Lets four processes ask at the same time for three seconds. */
export async function runRace({ way, prefix = "", threshold, start = startChild }: Race): Promise<RaceResult[]> {
  const args = [way, prefix, String(threshold), String(BUCKETS)];
  const children = Array.from({ length: PROCESSES }, () => start(WORKER, args));
  try {
    await Promise.all(children.map((child) => messageOf(child, (message) => message === "ready")));
    const results = children.map((child) => messageOf(child, (message) => isResult(message)));
    const ends = children.map((child) => once(child, "close"));
    for (const child of children) child.send("go");
    const told = (await Promise.all(results)) as RaceResult[];
    assert.deepEqual(await Promise.all(ends), Array(PROCESSES).fill([0, null]), "each ends by itself");
    return told;
  } finally {
    for (const child of children) child.kill("SIGKILL");
  }
}

/** The sums over all processes are the limit: never above it, and nothing below where anybody was refused. */
export function checkRace(results: readonly RaceResult[], threshold: number): void {
  const all = (of: (result: RaceResult) => number[]) => results.flatMap(of);
  const granted = Map.groupBy(
    all(({ grants }) => grants),
    (bucket) => bucket,
  );
  const windowOf = (bucket: number) => (granted.get(bucket)?.length ?? 0) + (granted.get(bucket - 1)?.length ?? 0);
  for (const bucket of granted.keys()) {
    assert.ok(windowOf(bucket) <= threshold, `${windowOf(bucket)} in the window that ends with ${bucket}`);
    assert.ok(windowOf(bucket + 1) <= threshold, `${windowOf(bucket + 1)} in the window that begins with ${bucket}`);
  }
  const refusedIn = new Set(all(({ refusals }) => refusals));
  assert.ok(refusedIn.size > 1, "demand was higher than the limit, again and again");
  for (const bucket of refusedIn) assert.equal(windowOf(bucket), threshold);
  for (const result of results) checkProcess(result);
}

function checkProcess({ asked, granted, rejected, grants, refusals }: RaceResult): void {
  assert.equal(rejected, 0);
  assert.equal(granted, grants.length, "what the limiter granted passed");
  // A question that granted nothing was refused, and then nobody asks before the next bucket.
  const buckets = new Set([...grants, ...refusals]).size;
  assert.ok(asked <= grants.length + buckets, `${asked} questions for ${grants.length} grants in ${buckets} buckets`);
}

function isResult(message: unknown): boolean {
  return typeof message === "object" && message !== null && "grants" in message;
}

async function messageOf(child: ChildProcess, wanted: (message: unknown) => boolean): Promise<unknown> {
  const { promise, resolve, reject } = Promise.withResolvers<unknown>();
  child.on("message", (message) => wanted(message) && resolve(message));
  // Not at its exit: what it said last may still lie in the channel then.
  child.once("close", (code) => reject(new Error(`a process of the race ended with ${code}`)));
  return await promise;
}
