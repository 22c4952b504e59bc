import { type Logger, type Loop, startLoop } from "@mall/kernel";

/** What is watched, and who is told. */
export interface ReadinessOptions {
  /** Rejects, saying which, when something the service needs is down. */
  ready(): Promise<void>;
  setServing(serving: boolean): void;
  logger: Logger;
  /** Milliseconds between two looks; default 1000. */
  intervalMs?: number;
}

/** Failures in a row after which a service takes no calls: one may be a passing load. */
const TOLERATED = 2;

/** Tells callers to go elsewhere, or nowhere, while a service cannot work, and takes them again when it can. */
export function watchReadiness({ ready, setServing, logger, intervalMs = 1000 }: ReadinessOptions): Loop {
  let failures = 0;
  const look = async () => {
    try {
      await ready();
      if (failures >= TOLERATED) logger.info({}, "ready again: takes calls");
      failures = 0;
      setServing(true);
    } catch (error) {
      failures += 1;
      if (failures < TOLERATED) return;
      if (failures === TOLERATED) logger.warn({ err: error }, "not ready: takes no calls until it is");
      setServing(false);
    }
  };
  return startLoop({ name: "readiness", intervalMs, run: look, logger });
}
