import type { LogFields, Logger } from "@mall/kernel";

/** A log that keeps its sentences, of all levels. */
export interface RecordingLogger extends Logger {
  lines: string[];
}

/** Makes an empty one. */
export function createRecordingLogger(): RecordingLogger {
  const lines: string[] = [];
  const keep = (_: LogFields, line: string) => void lines.push(line);
  return { lines, info: keep, warn: keep, error: keep };
}
