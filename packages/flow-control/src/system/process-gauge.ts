import { loadavg } from "node:os";
import type { Clock } from "../clock.ts";
import type { SystemGauge } from "../engine/system-gauge.ts";
import { type CpuReading, readCpu } from "./cpu-reading.ts";

/** What the gauge reads; replaced in tests. */
export interface GaugeReaders {
  /** Load average of the last minute; below 0 when unknown. */
  load(): number;
  /** Bytes. */
  memory(): number;
  /** Undefined when unknown. */
  cpu(): CpuReading | undefined;
}

const UNKNOWN = -1;
const SAMPLE_MS = 1000;

const processReaders: GaugeReaders = {
  // Node gives 0 on Windows, which has no load average.
  load: () => (process.platform === "win32" ? UNKNOWN : (loadavg()[0] ?? UNKNOWN)),
  memory: () => process.memoryUsage.rss(),
  cpu: () => readCpu(),
};

/**
 * Gauges this machine and process. Holds no timer: a value is read when asked for, at most once in each second of the
 * clock. CPU use is the mean since the reading before, and unknown until there are two.
 */
export function createProcessGauge({
  clock,
  readers = processReaders,
}: {
  clock: Clock;
  readers?: GaugeReaders;
}): SystemGauge {
  const eachSecond = (read: () => number) => cached(clock, read);
  return {
    load: eachSecond(() => readers.load()),
    memory: eachSecond(() => readers.memory()),
    cpu: eachSecond(cpuShare(() => readers.cpu())),
  };
}

function cached(clock: Clock, read: () => number): () => number {
  let value = UNKNOWN;
  let readAt = Number.NEGATIVE_INFINITY;
  return () => {
    const now = clock.now();
    if (now - readAt < SAMPLE_MS && now >= readAt) return value;
    readAt = now;
    value = read();
    return value;
  };
}

/** The share of CPU time used between two readings; what it was when they cannot be compared. */
function cpuShare(read: () => CpuReading | undefined): () => number {
  let before: CpuReading | undefined;
  let share = UNKNOWN;
  return () => {
    const reading = read();
    if (!reading) share = UNKNOWN;
    else if (reading.source === before?.source && reading.available > before.available) {
      share = Math.min(1, Math.max(0, (reading.used - before.used) / (reading.available - before.available)));
    }
    before = reading;
    return share;
  };
}
