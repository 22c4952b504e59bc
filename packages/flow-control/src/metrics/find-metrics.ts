import { open } from "node:fs/promises";
import { unlessMissing } from "../unless-missing.ts";
import { fieldText } from "./line-fields.ts";
import { localDate } from "./local-time.ts";
import { listLogFiles } from "./log-files.ts";
import { type MetricLine, parseMetricLine } from "./metric-line.ts";
import { offsetOfTime } from "./offset-of-time.ts";

/** Which lines are wanted. */
export interface MetricQuery {
  /** Milliseconds since the epoch, both included. */
  from: number;
  to: number;
  /** Default: all. */
  resource?: string | undefined;
  /** At most so many lines. */
  limit: number;
}

const DAY = 86_400_000;
const LATEST = 8.64e15 - DAY;

/**
 * The lines of a log between two times, the oldest first. It opens only files of those days, seeks in them and reads no
 * further than the limit. Broken lines are left out, as are those that a clock set back has put in the wrong order.
 */
export async function findMetrics(log: { directory: string; name: string }, query: MetricQuery): Promise<MetricLine[]> {
  const found: MetricLine[] = [];
  const [from, to] = [Math.max(0, query.from), Math.min(query.to, LATEST)];
  if (query.limit < 1 || from > to) return found;
  // A day more on both sides: the process may have lived in another time zone.
  const [first, last] = [localDate(from - DAY), localDate(to + DAY)];
  for (const { path, date } of await listLogFiles(log.directory, log.name)) {
    if (date < first || date > last) continue;
    for await (const line of linesSince(path, from)) {
      if (line.timestamp > to) break;
      if (query.resource !== undefined && line.resource !== fieldText(query.resource)) continue;
      found.push(line);
      if (found.length >= query.limit) return found;
    }
  }
  return found;
}

async function* linesSince(path: string, from: number): AsyncGenerator<MetricLine> {
  const file = await unlessMissing(open(path));
  if (file === undefined) return;
  try {
    const start = await offsetOfTime(file, from);
    for await (const text of file.readLines({ start, autoClose: false })) {
      const line = parsedOrNot(text);
      if (line && line.timestamp >= from) yield line;
    }
  } finally {
    await file.close();
  }
}

function parsedOrNot(text: string): MetricLine | undefined {
  try {
    return parseMetricLine(text);
  } catch {
    return undefined;
  }
}
