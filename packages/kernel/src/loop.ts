import { AsyncLocalStorage } from "node:async_hooks";
import type { Logger } from "./logger.ts";

/** A background job that runs again and again and never beside itself. */
export interface Loop {
  /** Runs as soon as possible instead of waiting for the interval; many kicks during one run make one more run. */
  kick(): void;
  /** Waits for the run under way, then stays silent. */
  stop(): Promise<void>;
}

/** What a loop does and how often. */
export interface LoopOptions {
  /** For the log. */
  name: string;
  /** Milliseconds from the end of one run to the start of the next. */
  intervalMs: number;
  /**
   * Milliseconds from the end of a run that was kicked to the next one at least, so that what many kicks are about is done
   * together; at most intervalMs, default 0. A kick after a quiet time is never kept waiting.
   */
  restMs?: number;
  run: () => Promise<unknown>;
  logger: Logger;
}

/**
 * Starts a loop; its first run is at once. A run that throws is logged and tried again after the interval.
 * Every run has the async context of this call, whoever kicks.
 */
export function startLoop({ name, intervalMs, restMs = 0, run, logger }: LoopOptions): Loop {
  let timer: NodeJS.Timeout | undefined;
  let current: Promise<void> | undefined;
  let again = false;
  let resting = false;
  let stopped = false;

  const runOnce = async () => {
    again = false;
    try {
      await run();
    } catch (error) {
      logger.error({ err: error, loop: name }, "background run failed; it is tried again");
    }
  };

  const runAndGoOn = () => {
    const kicked = again;
    current = runOnce().finally(() => {
      current = undefined;
      resting = kicked && restMs > 0;
      if (resting) schedule(restMs, endRest);
      else schedule(again ? 0 : intervalMs);
    });
  };

  const endRest = () => {
    resting = false;
    if (again) runAndGoOn();
    else schedule(intervalMs - restMs);
  };

  // A timer inherits the async context of whoever sets it, and the loop must not go on in the trace of a kick.
  const inOwnContext = AsyncLocalStorage.snapshot();
  const schedule = (delay: number, work = runAndGoOn) => {
    if (stopped) return;
    clearTimeout(timer);
    timer = inOwnContext(setTimeout, work, delay);
    timer.unref();
  };

  schedule(0);
  return {
    kick: () => {
      // One kick is enough until the run starts: setting the timer anew would let a stream of kicks put the run off.
      if (again) return;
      again = true;
      if (!current && !resting) schedule(0);
    },
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      await current;
    },
  };
}
