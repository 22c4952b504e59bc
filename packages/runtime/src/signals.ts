import type { Logger } from "@mall/kernel";

/** Exit code of a process that was asked to stop and could not in time. */
const STUCK = 1;

/**
 * Stops in order on SIGTERM and SIGINT: `drain` finishes the work under way and closes; then the process ends.
 * A second signal, or `graceMs` milliseconds without an end, ends it at once.
 */
export function onStopSignal(drain: () => Promise<void>, logger: Logger, graceMs = 15_000): void {
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
  process.on("SIGTERM", stop);
  process.on("SIGINT", stop);
}
