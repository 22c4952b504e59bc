import type { ServiceDirectory } from "@mall/discovery";
import type { ConsulClient } from "@mall/discovery/consul";
import type { Clock, Logger } from "@mall/kernel";
import type { Broker } from "@mall/messaging";
import type { ServiceDefinition, ServiceImplementation } from "@mall/rpc";
import type { Tracing } from "@mall/tracing";
import type { ProcessFlow } from "./flow/process-flow.ts";
import type { Invalidations, ProcessInvalidations } from "./invalidations/invalidations.ts";

/** What a service is given to live in. The service's compose.ts takes it and chooses its own adapters. */
export interface Platform {
  /** The service's name in traces and in the registry: `order-service`. */
  service: string;
  clock: Clock;
  logger: Logger;
  tracing: Tracing;
  broker: Broker;
  directory: ServiceDirectory;
  /** Shared by all services of the process. Left out: what they call is not guarded. */
  flow?: ProcessFlow | undefined;
  /** Of all processes. Left out: nobody tells and nobody hears, and caches live by their time. */
  invalidations?: Invalidations | undefined;
  /** The one client of Consul, where it has an address. */
  consul?: ConsulClient;
  /** An existing folder for the embedded adapters' files. */
  dataDir: string;
}

/** What a process of the shop stands on. */
export type ProcessPlatform = Platform & { flow: ProcessFlow; invalidations: ProcessInvalidations };

/** A composed service. */
export interface ServiceModule<D extends ServiceDefinition = ServiceDefinition> {
  definition: D;
  implementation: ServiceImplementation<D>;
  /** Begins the background work: consumers, relays, sweepers. */
  start(): Promise<void>;
  /** Finishes the work under way, then closes what the service opened. */
  stop(): Promise<void>;
  /** Rejects, saying which, when something the service needs is down. */
  ready(): Promise<void>;
}
