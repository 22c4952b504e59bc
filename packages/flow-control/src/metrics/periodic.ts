import type { Clock } from "../clock.ts";

/** Work done now and again, never twice at the same time. */
export interface Periodic {
  /** Does it now, or once more after the one under way. Never rejects. */
  run(): Promise<void>;
  /** Does it every so many milliseconds, with a timer that keeps no process alive. A second call does nothing. */
  start(everyMs: number): void;
  /** Does it a last time. */
  stop(): Promise<void>;
}

/** Milliseconds between two reports of failures: a full disk must not fill another log. */
const REPORT_MS = 60_000;

/** Makes the work periodic. What it throws goes to `onError`, once a minute. */
export function createPeriodic(
  work: () => Promise<void>,
  { clock, onError }: { clock: Clock; onError?: ((error: unknown) => void) | undefined },
): Periodic {
  const report = createReporter(clock, onError);
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> | undefined;
  let next: Promise<void> | undefined;

  const run = (): Promise<void> => {
    if (running === undefined) {
      running = work()
        .catch(report)
        .finally(() => {
          running = undefined;
        });
      return running;
    }
    next ??= running.then(() => {
      next = undefined;
      return run();
    });
    return next;
  };
  return {
    run,
    start: (everyMs) => {
      timer ??= setInterval(() => void run(), everyMs).unref();
    },
    stop: async () => {
      clearInterval(timer);
      timer = undefined;
      await run();
    },
  };
}

function createReporter(clock: Clock, onError: ((error: unknown) => void) | undefined): (error: unknown) => void {
  let reported = Number.NEGATIVE_INFINITY;
  return (error) => {
    const now = clock.now();
    if (now - reported < REPORT_MS && now >= reported) return;
    reported = now;
    try {
      onError?.(error);
    } catch {
      // Who cannot take the report cannot be helped.
    }
  };
}
