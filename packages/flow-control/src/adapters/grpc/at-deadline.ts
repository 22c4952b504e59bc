import type { Deadline } from "@grpc/grpc-js";

/** The longest that a timer can wait. */
const LONGEST_MS = 2 ** 31 - 1;

/** When a deadline is, in milliseconds since the epoch; Infinity for none. */
export const timeOf = (deadline: Deadline): number => Number(deadline);

/** Calls back at a deadline, unless the function that it returns is called before. */
export function atDeadline(deadline: Deadline, run: () => void): () => void {
  // By the machine's clock, as grpc-js itself counts.
  const ms = timeOf(deadline) - Date.now();
  if (ms > LONGEST_MS) return () => {};
  const timer = setTimeout(run, ms);
  return () => clearTimeout(timer);
}
