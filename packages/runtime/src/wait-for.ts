import { setTimeout as sleep } from "node:timers/promises";
import { type Clock, type Logger, systemClock } from "@mall/kernel";

/** What is waited for. */
export interface Wait {
  /** As the log names it: `MySQL`. */
  name: string;
  logger: Logger;
  clock?: Clock;
}

/** Milliseconds between two attempts, and between two lines about them. */
const PAUSE_MS = 500;
const REMIND_MS = 10_000;

/** Tries until it works: a server may start later than we do. Says in the log what is waited for, and why. */
export async function waitFor<T>({ name, logger, clock = systemClock }: Wait, attempt: () => Promise<T>): Promise<T> {
  const begun = clock.now();
  let told = Number.NEGATIVE_INFINITY;
  for (;;) {
    try {
      const result = await attempt();
      const waitedMs = clock.now() - begun;
      if (told > Number.NEGATIVE_INFINITY) logger.info({ waited_ms: waitedMs }, `${name} is there: going on`);
      return result;
    } catch (error) {
      if (clock.now() - told >= REMIND_MS) {
        logger.warn({ reason: reasonOf(error) }, `waiting for ${name}`);
        told = clock.now();
      }
      await sleep(PAUSE_MS);
    }
  }
}

/** The innermost cause: what the driver said. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.cause !== undefined) return reasonOf(error.cause);
  const { code } = error as NodeJS.ErrnoException;
  return error.message || code || error.name;
}
