import type { Logger } from "@mall/kernel";
import type { Instance, Instances } from "@mall/rpc/grpc";
import { followState } from "./blocking-query.ts";
import type { ConsulClient } from "./consul-client.ts";
import { distinct } from "./read-instances.ts";

/** Which service is watched. */
export interface InstanceWatchOptions {
  consul: Pick<ConsulClient, "healthyInstances">;
  /** Its name in Consul. */
  service: string;
  logger: Logger;
  /** Used from the first failure until Consul answers for the first time; default none. */
  fallback?: readonly Instance[];
  /** Milliseconds for which nothing is dropped after Consul was away: it may have to learn anew; default 10000. */
  graceMs?: number;
}

/**
 * Watches the healthy instances of a service. While Consul is away the last list stays in use; with none known yet the
 * fallback is told, or that nobody serves.
 */
export function watchInstances(options: InstanceWatchOptions): Instances & { stop(): void } {
  const { consul, service, logger, fallback = [], graceMs = 10_000 } = options;
  const listeners = new Set<(instances: readonly Instance[]) => void>();
  let told: readonly Instance[] | undefined;
  let answered = false;
  let latest: readonly Instance[] = [];
  let grace: NodeJS.Timeout | undefined;

  const tell = (instances: readonly Instance[]) => {
    if (JSON.stringify(instances) === JSON.stringify(told)) return;
    told = instances;
    for (const listener of listeners) listener(instances);
  };
  const endGrace = () => {
    grace = undefined;
    tell(latest);
  };
  const following = followState({
    ask: (question) => consul.healthyInstances(service, question),
    onAnswer: (instances, afterGap) => {
      latest = instances;
      if (afterGap && answered) {
        clearTimeout(grace);
        grace = setTimeout(endGrace, graceMs).unref();
      }
      answered = true;
      tell(grace ? distinct([...instances, ...(told ?? [])]) : instances);
    },
    onFailure: () => {
      if (told === undefined) tell(fallback);
    },
    logger,
  });

  return {
    watch: (onChange) => {
      listeners.add(onChange);
      if (told) onChange(told);
      return () => void listeners.delete(onChange);
    },
    stop: () => {
      clearTimeout(grace);
      following.stop();
    },
  };
}
