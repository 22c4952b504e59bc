import type { Resource } from "../engine/resource.ts";
import { Column, SECOND } from "./resource-statistics.ts";
import { GLOBAL_WINDOW } from "./view.ts";

/** What happens on a resource now: counts of the last second, and totals since the start. */
export interface ResourceFigures {
  resource: string;
  passPerSecond: number;
  blockPerSecond: number;
  completePerSecond: number;
  errorPerSecond: number;
  /** Milliseconds. */
  averageRt: number;
  minRt: number;
  /** Inside now. */
  concurrency: number;
  passed: number;
  blocked: number;
}

/** What happened on a resource in one whole second. */
export interface ResourceSecond {
  /** When the second began, in milliseconds since the epoch. */
  timestamp: number;
  resource: string;
  pass: number;
  block: number;
  complete: number;
  error: number;
  /** Mean, in milliseconds. */
  rt: number;
  /** Most inside at once. */
  concurrency: number;
}

/** Reads the figures of a resource. */
export function figuresOf({ name, statistics }: Resource, now: number): ResourceFigures {
  const { ring, concurrency, passed, blocked } = statistics;
  const sum = (column: number) => ring.sum(now, column, SECOND);
  return {
    resource: name,
    passPerSecond: sum(Column.pass),
    blockPerSecond: sum(Column.block),
    completePerSecond: sum(Column.complete),
    errorPerSecond: sum(Column.error),
    averageRt: statistics.averageRt(now),
    minRt: statistics.minRt(now),
    concurrency,
    passed,
    blocked,
  };
}

/** Reads the second that begins at `startMs`; undefined when nothing happened in it, or it is forgotten. */
export function secondOf({ name, statistics: { ring } }: Resource, startMs: number): ResourceSecond | undefined {
  const halves = [startMs, startMs + GLOBAL_WINDOW.bucketMs];
  const sum = (column: number) => halves.reduce((total, half) => total + ring.at(half, column), 0);
  const [pass, block, complete, error] = [Column.pass, Column.block, Column.complete, Column.error].map(sum) as [
    number,
    number,
    number,
    number,
  ];
  if (pass + block + complete === 0) return undefined;
  const rt = complete === 0 ? 0 : Math.round(sum(Column.rt) / complete);
  const concurrency = Math.max(...halves.map((half) => ring.at(half, Column.concurrency)));
  return { timestamp: startMs, resource: name, pass, block, complete, error, rt, concurrency };
}
