import type { ServiceClient, ServiceDefinition } from "@mall/rpc";

/** One process that serves, as the registry or a look at it tells. */
export interface InstanceState {
  /** Unique among those of its service. */
  id: string;
  /** `host:port`, or where else it runs. */
  address: string;
  /** Whether it takes calls. */
  healthy: boolean;
}

/** Where a service finds the others. One for each calling service, since the client spans are its own. */
export interface ServiceDirectory {
  /** A client of the service; made once, good for the life of the process, whether the service is up yet or not. */
  client<D extends ServiceDefinition>(definition: D): ServiceClient<D>;
  /**
   * Asks whether the service takes calls now.
   * @throws AppError `service_unavailable` when it does not.
   */
  check(definition: ServiceDefinition): Promise<void>;
  /**
   * Each instance of the service that is known, also those that take no calls.
   * @throws AppError `service_unavailable` while the registry does not answer.
   */
  instances(definition: ServiceDefinition): Promise<InstanceState[]>;
  /** Lets go of connections. */
  close(): void;
}
