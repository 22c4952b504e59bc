import type { RotatingFile } from "./rotating-file.ts";

/** Lines that wait to be written, as many as can be kept while the disk is full. */
const MOST_WAITING = 10_000;

/** Lines on their way to a file. */
export interface LineQueue<Line> {
  /** Lines of one second. */
  add(second: number, lines: readonly Line[]): void;
  /** Writes all. Rejects when that fails; what is not written waits, the oldest is dropped first. */
  write(): Promise<void>;
}

/** Makes an empty queue. */
export function createLineQueue<Line>(file: RotatingFile, format: (line: Line) => string): LineQueue<Line> {
  const waiting: { second: number; lines: readonly Line[] }[] = [];
  const dropOldest = () => {
    let count = waiting.reduce((sum, { lines }) => sum + lines.length, 0);
    while (count > MOST_WAITING) count -= waiting.shift()?.lines.length ?? 0;
  };
  return {
    add: (second, lines) => {
      if (lines.length === 0) return;
      waiting.push({ second, lines });
      dropOldest();
    },
    write: async () => {
      for (let batch = waiting.shift(); batch; batch = waiting.shift()) {
        try {
          await file.append(batch.lines.map(format), batch.second);
        } catch (error) {
          waiting.unshift(batch);
          throw error;
        }
      }
    },
  };
}
