import { AsyncLocalStorage } from "node:async_hooks";
import { fail } from "@mall/kernel";
import { createOverdueWatch } from "./overdue.ts";

/** Milliseconds a call may take when neither it nor its caller says otherwise. */
export const DEFAULT_TIMEOUT_MS = 5000;

const unlessOverdue = createOverdueWatch();

const current = new AsyncLocalStorage<number>();

/** Runs fn so that every call it makes ends by `deadline` (milliseconds since the epoch) at the latest. */
export function withDeadline<T>(deadline: number, fn: () => T): T {
  // A call within a call mostly has the deadline of the outer one, and entering a context is not free.
  return current.getStore() === deadline ? fn() : current.run(deadline, fn);
}

/** When a call that starts now has to end: its own timeout, or the nearer deadline of the call that makes it. */
export function deadlineFor(timeoutMs = DEFAULT_TIMEOUT_MS): number {
  return Math.min(Date.now() + timeoutMs, current.getStore() ?? Number.POSITIVE_INFINITY);
}

/**
 * Refuses what nobody would wait for any more: less than a millisecond is left.
 * @throws AppError `deadline_exceeded`.
 */
export function requireTime(deadline: number): void {
  if (deadline - Date.now() < 1) throw fail("deadline_exceeded");
}

/**
 * Waits for work until the deadline, or some 25 ms longer. The work itself goes on: a caller that gave up must not undo
 * half of it.
 * @throws AppError `deadline_exceeded`.
 */
export function untilDeadline<T>(deadline: number, work: Promise<T>): Promise<T> {
  return unlessOverdue(deadline, work, () => fail("deadline_exceeded"));
}
