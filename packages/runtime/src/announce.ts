import type { Logger } from "@mall/kernel";
import type { RuntimeConfig } from "./config.ts";

/** A process that takes calls. */
export interface Announcement {
  /** Name in the registry: `order-service`, `gateway`. */
  service: string;
  port: number;
  /** How the registry finds out whether it lives: the gRPC health service, or GET /healthz. */
  check: "grpc" | "http";
  logger: Logger;
}

/** Makes the process known in Consul when it has an address; answers how to take it back. */
export async function announce(
  { service: name, port, check, logger }: Announcement,
  { consulAddr, advertiseHost: address }: Pick<RuntimeConfig, "consulAddr" | "advertiseHost">,
): Promise<() => Promise<void>> {
  if (consulAddr === undefined) return async () => {};
  const { createConsulClient, instanceIdOf, registerService } = await import("@mall/discovery/consul");
  const consul = createConsulClient({ addr: consulAddr, logger });
  const id = instanceIdOf(name, address, port);
  const registration = registerService({ consul, name, id, address, port, check, logger });
  return async () => {
    await registration.deregister();
    consul.close();
  };
}
