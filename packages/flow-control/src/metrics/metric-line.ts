import type { ResourceSecond } from "../statistics/figures.ts";
import { fieldText, parseCount } from "./line-fields.ts";
import { localDateTime } from "./local-time.ts";

/** What a line of the metric log says. */
export interface MetricLine extends ResourceSecond {
  /** Passes borrowed from a later second; always 0 here. */
  occupied: number;
  /** Sentinel's class of resource; 0 for common ones. */
  classification: number;
}

const COUNTS = [
  "pass",
  "block",
  "complete",
  "error",
  "rt",
  "occupied",
  "concurrency",
  "classification",
] as const satisfies (keyof MetricLine)[];

/**
 * One second of one resource, as Sentinel writes it, without a line end:
 * `ts|datetime|resource|pass|block|complete|error|rt|occupied|concurrency|class`. The datetime is in the time zone of the
 * process, for people; programs read `ts`, milliseconds since the epoch.
 */
export function formatMetricLine(line: ResourceSecond & Partial<MetricLine>): string {
  const { timestamp, resource } = line;
  const counts = COUNTS.map((field) => line[field] ?? 0);
  return [timestamp, localDateTime(timestamp), fieldText(resource), ...counts].join("|");
}

/**
 * Reads such a line.
 * @throws Error when it has not eleven fields (as with a bar inside the name), no name, or a count that is none.
 */
export function parseMetricLine(text: string): MetricLine {
  const [timestamp = "", _datetime, resource = "", ...counts] = text.split("|");
  if (counts.length !== COUNTS.length) throw new Error(`a metric line has 11 fields, not ${counts.length + 3}`);
  if (resource === "") throw new Error("a metric line has a resource");
  const values = COUNTS.map((field, index) => [field, parseCount(counts[index] ?? "", field)]);
  return { timestamp: parseCount(timestamp, "timestamp"), resource, ...Object.fromEntries(values) } as MetricLine;
}
