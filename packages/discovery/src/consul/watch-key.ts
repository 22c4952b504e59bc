import type { Logger } from "@mall/kernel";
import { followState } from "./blocking-query.ts";
import type { ConsulClient } from "./consul-client.ts";

/** Which key is watched. */
export interface KeyWatchOptions {
  consul: Pick<ConsulClient, "value">;
  /** `mall/flow-rules` */
  key: string;
  /** Told the value when it is known and after each change; undefined when there is none. What it throws is logged. */
  onChange: (value: string | undefined) => void;
  logger: Logger;
}

/** Watches a key of Consul. While Consul is away nothing is told: the last value stays good. */
export function watchKey({ consul, key, onChange, logger }: KeyWatchOptions): { stop(): void } {
  let told: { value: string | undefined } | undefined;
  return followState({
    ask: (question) => consul.value(key, question),
    onAnswer: (value) => {
      if (told?.value === value && told) return;
      told = { value };
      onChange(value);
    },
    logger,
  });
}
