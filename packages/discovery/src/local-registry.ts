import { fail, type Guard } from "@mall/kernel";
import { createLocalClient, type Dispatcher, type ServiceDefinition, serviceNameOf } from "@mall/rpc";
import type { Tracing } from "@mall/tracing";
import type { InstanceState, ServiceDirectory } from "./service-directory.ts";

interface LocalService {
  dispatcher: Dispatcher;
  ready: () => Promise<void>;
}

/** The services of one process, which call one another without a socket. */
export interface LocalRegistry {
  /** Makes a service known; `ready` rejects while it cannot work. */
  register(dispatcher: Dispatcher, ready: () => Promise<void>): void;
  /** Forgets a service: who calls it hears `service_unavailable`, as of one that died. */
  unregister(definition: ServiceDefinition): void;
  /** The directory of one calling service; `guard` is asked before each of its calls. */
  directoryOf(caller: Tracing, guard?: Guard): ServiceDirectory;
}

/** Makes an empty registry. A call to a service that is not registered rejects with `service_unavailable`. */
export function createLocalRegistry(): LocalRegistry {
  const services = new Map<string, LocalService>();
  const find = (definition: ServiceDefinition): LocalService => {
    const name = serviceNameOf(definition);
    const service = services.get(name);
    if (!service) throw fail("service_unavailable", { cause: new Error(`${name} is not registered`) });
    return service;
  };
  return {
    register: (dispatcher, ready) => void services.set(serviceNameOf(dispatcher.definition), { dispatcher, ready }),
    unregister: (definition) => void services.delete(serviceNameOf(definition)),
    directoryOf: (tracing, guard) => ({
      client: (definition) =>
        createLocalClient({ definition, tracing, guard, dispatcher: () => find(definition).dispatcher }),
      check: async (definition) => await find(definition).ready(),
      instances: async (definition) => await instancesOf(services, serviceNameOf(definition)),
      close: () => {},
    }),
  };
}

async function instancesOf(services: ReadonlyMap<string, LocalService>, name: string): Promise<InstanceState[]> {
  const service = services.get(name);
  if (!service) return [];
  const healthy = await service.ready().then(
    () => true,
    () => false,
  );
  return [{ id: name, address: `process ${process.pid}`, healthy }];
}
