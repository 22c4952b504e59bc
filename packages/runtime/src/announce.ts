import type { RuntimeConfig } from "./config.ts";
import type { Platform } from "./platform.ts";

/** Where a process takes calls. */
export interface Announcement {
  port: number;
  /** How the registry finds out whether it lives: the gRPC health service, or GET /healthz. */
  check: "grpc" | "http";
}

/** Makes the process known in Consul where there is one, under its service's name; answers how to take it back. */
export async function announce(
  { port, check }: Announcement,
  { service: name, consul, logger }: Pick<Platform, "service" | "consul" | "logger">,
  { advertiseHost: address }: Pick<RuntimeConfig, "advertiseHost">,
): Promise<() => Promise<void>> {
  if (consul === undefined) return async () => {};
  const { instanceIdOf, registerService } = await import("@mall/discovery/consul");
  const id = instanceIdOf(name, address, port);
  const registration = registerService({ consul, name, id, address, port, check, logger });
  return registration.deregister;
}
