import { parentPort, workerData } from "node:worker_threads";
import { createArrivals } from "./arrivals.ts";
import { closedPace, openPace, type Pace } from "./pace.ts";
import type { LoadPlan, LoopPlan } from "./plan.ts";
import { buildRequests } from "./requests.ts";
import { createTally, type TallyReport } from "./tally.ts";
import { createVisitor, type Visitor } from "./visitor.ts";

// One thread of the load generator: keeps its connections, and makes a run whenever it is told to.

/** Milliseconds between two looks of an open loop for what is due, and of a closed one whether it is over. */
const TICK_MS = 1;
/** Milliseconds after which requests without an answer count as errors. */
const PATIENCE_MS = 20_000;

/** What a thread says when a run is over. */
export interface ThreadReport extends TallyReport {
  /** When the first request was sent and the last answer came, milliseconds since the epoch. */
  from: number;
  to: number;
  cpuUs: number;
}

const plan = workerData as LoadPlan;
const now = () => performance.timeOrigin + performance.now();
let visits = 0;
let underWay = 0;
let lastAnswer = 0;
let tally = createTally();
const nobody: Pace<Visitor> = { free: () => {}, tick: () => {}, done: () => true };
let pace: Pace<Visitor> = nobody;

const street = {
  ...{ plan, requests: buildRequests(plan) },
  nextVisit: () => {
    underWay += 1;
    visits += 1;
    return visits - 1;
  },
  counted: (step: number, status: number, slug: string) => tally.counted(step, status, slug),
  finished: (since: number, remembered: Parameters<typeof tally.finished>[1]) => {
    underWay -= 1;
    lastAnswer = now();
    tally.finished(lastAnswer - since, remembered);
  },
  failed: (reason: string) => {
    underWay = Math.max(0, underWay - 1);
    tally.failed(reason);
  },
  free: (visitor: Visitor) => pace.free(visitor),
};
const visitors = Array.from({ length: plan.connections }, () => createVisitor(street));

parentPort?.on("message", (loop: LoopPlan | "close") => {
  if (loop !== "close") return run(loop);
  for (const visitor of visitors) visitor.close();
  parentPort?.close();
});
parentPort?.postMessage("ready");

function run(loop: LoopPlan): void {
  tally = createTally();
  const cpu = process.threadCpuUsage();
  const from = now();
  pace = paceOf(loop, from);
  for (const visitor of visitors) if (visitor.idle()) pace.free(visitor);
  const end = () => {
    clearInterval(timer);
    pace = nobody;
    for (let lost = 0; lost < underWay; lost += 1) tally.failed("no answer in time");
    underWay = 0;
    const { user, system } = process.threadCpuUsage(cpu);
    const report: ThreadReport = { ...tally.report(), from, to: Math.max(from, lastAnswer), cpuUs: user + system };
    parentPort?.postMessage(report);
  };
  const over = createOver();
  const timer = setInterval(() => {
    pace.tick();
    if (over()) end();
  }, TICK_MS);
}

function paceOf(loop: LoopPlan, start: number): Pace<Visitor> {
  if (loop.kind === "open") {
    return openPace(createArrivals(loop.rate, loop.seconds, start), now, (ms) => tally.sent(ms));
  }
  if ("seconds" in loop) return closedPace(() => now() - start < loop.seconds * 1000, now);
  let left = loop.visits;
  return closedPace(() => left-- > 0, now);
}

/** True once nothing more is sent and all answers are there, or nobody waits for them any longer. */
function createOver(): () => boolean {
  let since: number | undefined;
  return () => {
    if (!pace.done()) return false;
    since ??= now();
    return underWay === 0 || now() - since > PATIENCE_MS;
  };
}
