import type { Logger } from "@mall/kernel";
import { parseInstances } from "@mall/rpc/grpc";
import type { Tracing } from "@mall/tracing";
import { type CallCare, createGrpcDirectory } from "../grpc-directory.ts";
import type { ServiceDirectory } from "../service-directory.ts";
import type { ConsulClient } from "./consul-client.ts";
import { watchInstances } from "./watch-instances.ts";

/** Where services are looked up, and who calls. */
export interface ConsulDirectoryOptions {
  consul: ConsulClient;
  tracing: Tracing;
  logger: Logger;
  care?: CallCare | undefined;
  /** See the option of the same name in packages/rpc. */
  token?: string | undefined;
  /** `host:port`, or several separated by commas, by service name: used only until Consul answers for the first time. */
  addresses?: Record<string, string>;
  /** Milliseconds for which no instance is dropped after Consul was away; default 10000. */
  graceMs?: number;
}

/**
 * Services as Consul knows them, over gRPC; calls go round the healthy instances. A call before the first answer waits
 * for it; with no healthy instance calls and `check` reject with `service_unavailable`. Does not close the client.
 */
export function createConsulDirectory(options: ConsulDirectoryOptions): ServiceDirectory {
  const { tracing, care, token, addresses = {}, ...watching } = options;
  const watches = new Set<{ stop(): void }>();
  const locate = (service: string) => {
    const address = addresses[service];
    const watch = watchInstances({ ...watching, service, ...(address ? { fallback: parseInstances(address) } : {}) });
    watches.add(watch);
    return watch;
  };
  const list = async (service: string) =>
    (await options.consul.registeredInstances(service)).map(({ id, host, port, healthy }) => ({
      ...{ id, address: `${host}:${port}`, healthy },
    }));
  const directory = createGrpcDirectory({ locate, list, tracing, care, token });
  return {
    ...directory,
    close: () => {
      directory.close();
      for (const watch of watches) watch.stop();
      watches.clear();
    },
  };
}
