import { setTimeout as sleep } from "node:timers/promises";
import type { LocalRegistry } from "@mall/discovery";
import { createDispatcher, type Dispatcher } from "@mall/rpc";
import type { ProcessPlatform, ServiceModule } from "@mall/runtime";

/** A service of the shop that can be stopped, and composed again from what it has kept. */
export interface HostedService {
  readonly name: string;
  /** Opens what the service needs and makes it known; its background work is left to `start`. */
  compose(): Promise<void>;
  start(): Promise<void>;
  /** Takes no more calls, finishes what is under way and closes. Does nothing when it is not composed. */
  stop(): Promise<void>;
}

/** What a service is hosted with. */
export interface HostOptions {
  platform: ProcessPlatform;
  registry: LocalRegistry;
  compose: (platform: ProcessPlatform) => Promise<ServiceModule>;
}

/** Milliseconds that calls under way get to finish: longer than any caller waits. */
const DRAIN_MS = 6000;

/** Milliseconds between two looks whether they have. */
const LOOK_MS = 5;

/** Hosts a service that is not composed yet. */
export function hostService({ platform, registry, compose }: HostOptions): HostedService {
  const { service: name, tracing, logger, flow } = platform;
  let composed: { module: ServiceModule; dispatcher: Dispatcher } | undefined;

  return {
    name,
    compose: async () => {
      const module = await compose(platform);
      const dispatcher = createDispatcher({ ...module, tracing, logger, faults: flow.faults });
      composed = { module, dispatcher };
      registry.register(dispatcher, module.ready);
    },
    start: async () => await composed?.module.start(),
    stop: async () => {
      if (!composed) return;
      const { module, dispatcher } = composed;
      composed = undefined;
      registry.unregister(module.definition);
      const end = performance.now() + DRAIN_MS;
      while (dispatcher.inside > 0 && performance.now() < end) await sleep(LOOK_MS);
      await module.stop();
    },
  };
}
