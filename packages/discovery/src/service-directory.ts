import type { ServiceClient, ServiceDefinition } from "@mall/rpc";

/** Where a service finds the others. One for each calling service, since the client spans are its own. */
export interface ServiceDirectory {
  /** A client of the service; made once, good for the life of the process, whether the service is up yet or not. */
  client<D extends ServiceDefinition>(definition: D): ServiceClient<D>;
  /**
   * Asks whether the service takes calls now.
   * @throws AppError `service_unavailable` when it does not.
   */
  check(definition: ServiceDefinition): Promise<void>;
  /** Lets go of connections. */
  close(): void;
}
