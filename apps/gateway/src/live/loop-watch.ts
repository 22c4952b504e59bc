import { monitorEventLoopDelay } from "node:perf_hooks";

/** Milliseconds between two looks of the monitor: what it measures includes them. */
const RESOLUTION_MS = 10;

/** Milliseconds without a reading after which nothing is measured any more. */
const IDLE_MS = 5000;

/** Says how late timers of this process are. */
export interface LoopWatch {
  /** Milliseconds, of 99 in 100, since the reading before; 0 the first time, which begins the measuring. */
  read(): number;
  close(): void;
}

/** Measures only while it is read. */
export function createLoopWatch(): LoopWatch {
  let histogram: ReturnType<typeof monitorEventLoopDelay> | undefined;
  let idle: NodeJS.Timeout | undefined;
  const close = () => {
    clearTimeout(idle);
    histogram?.disable();
    histogram = undefined;
  };
  return {
    read: () => {
      clearTimeout(idle);
      idle = setTimeout(close, IDLE_MS).unref();
      if (!histogram) {
        histogram = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
        histogram.enable();
        return 0;
      }
      const ms = histogram.count === 0 ? 0 : histogram.percentile(99) / 1e6 - RESOLUTION_MS;
      histogram.reset();
      return Math.max(0, ms);
    },
    close,
  };
}
