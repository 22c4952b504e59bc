import { rmSync } from "node:fs";
import { constants } from "node:os";

const folders = new Set<string>();
process.once("exit", () => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
});

/** Has a folder removed when this process exits, or is told to end, before `forget` was called. */
export function removeAtExit(folder: string): { forget(): void } {
  exitOnSignals();
  folders.add(folder);
  return { forget: () => void folders.delete(folder) };
}

let heard = false;

/**
 * A signal alone would end this process without its exit handlers, and servers would stay behind. Listens on: a terminal
 * and npm may both pass the signal on, and the second must not cut the exit short.
 */
function exitOnSignals(): void {
  if (heard) return;
  heard = true;
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.on(signal, () => process.exit(128 + constants.signals[signal]));
  }
}
