import { once } from "node:events";
import { Worker } from "node:worker_threads";
import { createHistogram, type HistogramCounts, percentilesOf } from "./histogram.ts";
import type { LoadPlan, LoadResult, LoopPlan } from "./plan.ts";
import type { ThreadReport } from "./thread.ts";

/** A load generator that is connected. */
export interface Load {
  /** Makes one run. Visits go on counting where the run before ended. */
  run(loop: LoopPlan): Promise<LoadResult>;
  close(): Promise<void>;
}

/**
 * Starts the threads and connects. With several threads the connections, visits and tokens are divided among them:
 * thread n of m has every m-th token, and its visits are numbered by tokens: visit v of it is visit v·m + n.
 */
export async function openLoad(plan: LoadPlan, threads = 1): Promise<Load> {
  const script = new URL("./thread.ts", import.meta.url);
  const workers = Array.from(
    { length: threads },
    (_, index) => new Worker(script, { workerData: partOf(plan, index, threads) }),
  );
  await Promise.all(workers.map((worker) => once(worker, "message")));
  return {
    run: async (loop) => {
      const reports = workers.map(async (worker, index) => {
        worker.postMessage(loopOf(loop, index, threads));
        const [report] = (await once(worker, "message")) as [ThreadReport];
        return renumbered(report, index, threads);
      });
      return combined(await Promise.all(reports), loop);
    },
    close: async () => {
      await Promise.all(
        workers.map(async (worker) => {
          const ended = once(worker, "exit");
          worker.postMessage("close");
          await ended;
        }),
      );
    },
  };
}

const share = (whole: number, index: number, parts: number) => Math.floor((whole + parts - 1 - index) / parts);

function partOf(plan: LoadPlan, index: number, parts: number): LoadPlan {
  const tokens = plan.tokens.filter((_, n) => n % parts === index);
  return { ...plan, tokens, connections: share(plan.connections, index, parts) };
}

function loopOf(loop: LoopPlan, index: number, parts: number): LoopPlan {
  if (loop.kind === "open") return { ...loop, rate: loop.rate / parts };
  return "visits" in loop ? { ...loop, visits: share(loop.visits, index, parts) } : loop;
}

function renumbered(report: ThreadReport, index: number, parts: number): ThreadReport {
  const remembered = report.remembered.map((each) => ({ ...each, visit: each.visit * parts + index }));
  return { ...report, remembered };
}

function combined(reports: readonly ThreadReport[], loop: LoopPlan): LoadResult {
  const sum = (of: (report: ThreadReport) => number) => reports.reduce((total, report) => total + of(report), 0);
  const from = Math.min(...reports.map((report) => report.from));
  const to = Math.max(...reports.map((report) => report.to));
  const seconds = (to - from) / 1000;
  const [visits, answers] = [sum((report) => report.visits), sum((report) => report.answers)];
  return {
    ...{ from, to, seconds, visits, answers, visitsPerSecond: seconds > 0 ? visits / seconds : 0 },
    counts: summed(reports.map(({ counts }) => counts)),
    reasons: summed(reports.map(({ reasons }) => reasons)),
    errors: sum(({ errors }) => errors),
    latency: percentilesOf(mergedOf(reports.map(({ latency }) => latency))),
    ...(loop.kind === "open" ? { late: percentilesOf(mergedOf(reports.map(({ late }) => late))) } : {}),
    remembered: reports.flatMap(({ remembered }) => remembered),
    cpuPerAnswer: answers > 0 ? sum(({ cpuUs }) => cpuUs) / answers : 0,
  };
}

function summed(parts: readonly Record<string, number>[]): Record<string, number> {
  const sums: Record<string, number> = {};
  for (const [name, count] of parts.flatMap(Object.entries<number>)) sums[name] = (sums[name] ?? 0) + count;
  return sums;
}

function mergedOf(parts: readonly HistogramCounts[]) {
  const whole = createHistogram();
  for (const part of parts) whole.add(part);
  return whole;
}
