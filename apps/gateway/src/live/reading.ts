import type { FlowControl } from "@mall/flow-control";
import type { RequestTotals } from "../plugins/request-times.ts";
import { type FlowFigures, mergeFigures } from "../workers/merge-figures.ts";
import type { LoopWatch } from "./loop-watch.ts";

/** What one process counts, since its start. */
export interface Reading {
  requests: RequestTotals;
  flow: FlowFigures;
  rssBytes: number;
  /** Milliseconds of computing. */
  cpuMs: number;
  /** Of the time since the reading before. */
  eventLoopMs: number;
}

/** Where a process counts. */
export interface Counted {
  totals: () => RequestTotals;
  control: FlowControl;
  loop: LoopWatch;
}

/** What this process counts now. */
export function readOwn({ totals, control, loop }: Counted): Reading {
  const { user, system } = process.cpuUsage();
  return {
    requests: totals(),
    flow: {
      processes: [process.pid],
      resources: control.figures(),
      breakers: control.breakers(),
      instances: [],
    },
    rssBytes: process.memoryUsage.rss(),
    cpuMs: (user + system) / 1000,
    eventLoopMs: loop.read(),
  };
}

/** Several processes as one. */
export function mergeReadings(readings: readonly Reading[]): Reading {
  const sum = (of: (reading: Reading) => number) => readings.reduce((total, reading) => total + of(reading), 0);
  const bounds = readings[0]?.requests.upTo ?? [];
  return {
    requests: {
      upTo: bounds.map((_, bucket) => sum(({ requests }) => requests.upTo[bucket] ?? 0)),
      count: sum(({ requests }) => requests.count),
      errors: sum(({ requests }) => requests.errors),
    },
    flow: mergeFigures(readings.map(({ flow }) => flow)),
    rssBytes: sum(({ rssBytes }) => rssBytes),
    cpuMs: sum(({ cpuMs }) => cpuMs),
    eventLoopMs: Math.max(0, ...readings.map(({ eventLoopMs }) => eventLoopMs)),
  };
}
