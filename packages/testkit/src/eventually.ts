import { setTimeout as sleep } from "node:timers/promises";

/** How long and how often `eventually` tries, in milliseconds. */
export interface EventuallyOptions {
  /** Gives up after this; default 30,000. Long on purpose: it only costs when the test fails. */
  timeoutMs?: number;
  /** Pause between two tries; default 5. */
  everyMs?: number;
}

/**
 * Calls `fn` until it no longer throws and resolves with what it returned: put the assertions inside.
 * @throws what `fn` threw last, when the time is over.
 */
export async function eventually<T>(fn: () => T | Promise<T>, options: EventuallyOptions = {}): Promise<T> {
  const { timeoutMs = 30_000, everyMs = 5 } = options;
  const end = performance.now() + timeoutMs;
  for (;;) {
    try {
      return await fn();
    } catch (error) {
      if (performance.now() >= end) throw error;
    }
    await sleep(everyMs);
  }
}
