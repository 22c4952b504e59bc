/** Pause before the second delivery, in milliseconds. */
const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 30_000;

/** Milliseconds between the failure of delivery `attempt` (from 1) and the next: 100, 200, 400 … 30,000. */
export function pauseAfter(attempt: number): number {
  return Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (attempt - 1));
}

/** Milliseconds between two tries while a server that the handler needs is away. */
export const AWAY_MS = 500;

/** Header of a dead letter: what its last delivery failed with. */
export const ERROR_HEADER = "x-error";

const LONGEST_ERROR = 500;

/** What was thrown, in words short enough for a header. */
export function errorText(thrown: unknown): string {
  const text = thrown instanceof Error ? `${thrown.name}: ${thrown.message}` : String(thrown);
  return text.slice(0, LONGEST_ERROR);
}
