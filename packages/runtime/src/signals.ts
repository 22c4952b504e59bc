import type { Logger } from "@mall/kernel";

/** Exit code of a process that was asked to stop and could not in time. */
const STUCK = 1;

const STOP_SIGNALS = ["SIGTERM", "SIGINT"] as const;

/** How a process stops. */
export interface StopOptions {
  /** Milliseconds without an end after which it ends at once; default 15 000. */
  graceMs?: number;
  /** What stops it, default both; the other one is ignored: for a process that another one stops. */
  signals?: readonly (typeof STOP_SIGNALS)[number][];
}

/**
 * Stops in order on SIGTERM and SIGINT: `drain` finishes the work under way and closes; then the process ends.
 * A second signal, or `graceMs` milliseconds without an end, ends it at once.
 */
export function onStopSignal(drain: () => Promise<void>, logger: Logger, options: StopOptions = {}): void {
  const { graceMs = 15_000, signals = STOP_SIGNALS } = options;
  let stopping = false;
  const stop = (signal: NodeJS.Signals) => {
    if (stopping) process.exit(STUCK);
    stopping = true;
    logger.info({ signal }, "stopping: work under way is finished first");
    setTimeout(() => process.exit(STUCK), graceMs).unref();
    drain().then(
      () => process.exit(0),
      (error: unknown) => {
        logger.error({ err: error }, "stopping failed");
        process.exit(STUCK);
      },
    );
  };
  for (const signal of STOP_SIGNALS) process.on(signal, signals.includes(signal) ? stop : () => {});
}
