import { type Clock, systemClock } from "../clock.ts";
import type { FlowControl } from "../engine/flow-control.ts";
import { findMetrics, type MetricQuery } from "./find-metrics.ts";
import { secondOf } from "./local-time.ts";
import { formatMetricLine, type MetricLine } from "./metric-line.ts";
import { createPeriodic } from "./periodic.ts";
import { createRotatingFile, type Rotation } from "./rotating-file.ts";

/** What is logged, and where. */
export interface MetricLogOptions extends Rotation {
  flow: Pick<FlowControl, "secondAt">;
  clock?: Clock;
  /** Files are `<app>-metrics.log.<yyyy-mm-dd>`. Each process of an app has a name of its own. */
  app: string;
  /** Told, once a minute, that lines cannot be written. They are tried again for nine seconds. */
  onError?: (error: unknown) => void;
}

/** Writes what happened on each resource, a line a second. */
export interface MetricLog {
  /** Writes the whole seconds that have passed since the last call, at most the last nine. Never rejects. */
  writeDue(): Promise<void>;
  /** Writes by itself every so many milliseconds; default 1000. */
  start(everyMs?: number): void;
  /** Writes what is due and ends. The second under way is not written; started again in the same process, it is. */
  stop(): Promise<void>;
  /** Reads back what was written. */
  find(query: MetricQuery): Promise<MetricLine[]>;
}

/** Whole seconds that a flow control remembers. */
const REMEMBERED_MS = 9000;

/** Makes a metric log; it begins with the second under way. */
export function createMetricLog(options: MetricLogOptions): MetricLog {
  const { flow, clock = systemClock, app, directory, onError } = options;
  const name = `${app}-metrics.log`;
  const file = createRotatingFile(name, options);
  let written = secondOf(clock.now()) - 1000;

  const write = async () => {
    const end = secondOf(clock.now());
    // The clock went back: go on from there.
    if (written >= end) written = end - 1000;
    for (let second = Math.max(written + 1000, end - REMEMBERED_MS); second < end; second += 1000) {
      await file.append(flow.secondAt(second).map(formatMetricLine), second);
      written = second;
    }
  };
  const periodic = createPeriodic(write, { clock, onError });
  return {
    writeDue: periodic.run,
    start: (everyMs = 1000) => periodic.start(everyMs),
    stop: periodic.stop,
    find: (query) => findMetrics({ directory, name }, query),
  };
}
