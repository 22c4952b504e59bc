import type { Logger } from "@mall/kernel";

/** Says once that Consul is away and once that it is back, however many loops notice it. */
export interface AwayLog {
  /** What `topic` asked failed. */
  failed(topic: string, error: unknown): void;
  succeeded(topic: string): void;
}

/** Makes the log; away is Consul from the first topic that fails until none fails any more. */
export function createAwayLog(logger: Logger, addr: string): AwayLog {
  const failing = new Set<string>();
  return {
    failed: (topic, error) => {
      if (failing.size === 0) logger.warn({ err: error, consul: addr }, "Consul is away: what was known stays in use");
      failing.add(topic);
    },
    succeeded: (topic) => {
      if (failing.delete(topic) && failing.size === 0) logger.info({ consul: addr }, "Consul is back");
    },
  };
}
