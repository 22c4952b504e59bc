import type { Logger } from "@mall/kernel";
import type { RuntimeConfig } from "./config.ts";

/** A process that takes calls. */
export interface Announcement {
  /** Name in the registry: `order-service`, `gateway`. */
  service: string;
  port: number;
  /** How the registry finds out whether it lives: the gRPC health service, or a path that answers 200. */
  check: { kind: "grpc" } | { kind: "http"; path: string };
  logger: Logger;
}

/** Makes the process known in Consul when it has an address; answers how to take it back. */
export async function announce(
  { service, port, check, logger }: Announcement,
  { consulAddr, advertiseHost: address }: Pick<RuntimeConfig, "consulAddr" | "advertiseHost">,
): Promise<() => Promise<void>> {
  if (consulAddr === undefined) return async () => {};
  const { createConsulClient, registerService } = await import("@mall/discovery/consul");
  const consul = createConsulClient({ addr: consulAddr, logger });
  const id = `${service}-${address}-${port}`;
  const registration = registerService({ consul, name: service, id, address, port, check, logger });
  return () => registration.deregister();
}
