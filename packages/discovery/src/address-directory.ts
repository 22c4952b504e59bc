import { type ServiceDefinition, serviceNameOf } from "@mall/rpc";
import { createGrpcClient, type GrpcClient } from "@mall/rpc/grpc";
import type { Tracing } from "@mall/tracing";
import type { ServiceDirectory } from "./service-directory.ts";

/** Which services are where, and who calls. */
export interface AddressDirectoryOptions {
  /** `host:port` by service name (`order-service`). */
  addresses: Record<string, string>;
  tracing: Tracing;
}

/**
 * Services at fixed addresses, over gRPC. One connection for each service, opened at its first use.
 * @throws Error from `client` and `check` for a service without an address: a mistake of the configuration.
 */
export function createAddressDirectory({ addresses, tracing }: AddressDirectoryOptions): ServiceDirectory {
  const opened = new Map<string, GrpcClient<ServiceDefinition>>();
  const open = <D extends ServiceDefinition>(definition: D): GrpcClient<D> => {
    const name = serviceNameOf(definition);
    const known = opened.get(name);
    if (known) return known as GrpcClient<D>;
    const address = addresses[name];
    if (!address) throw new Error(`No address is configured for ${name}`);
    const grpc = createGrpcClient({ definition, tracing, address });
    opened.set(name, grpc as GrpcClient<ServiceDefinition>);
    return grpc;
  };
  return {
    client: (definition) => open(definition).client,
    check: async (definition) => await open(definition).check(),
    close: () => {
      for (const grpc of opened.values()) grpc.close();
      opened.clear();
    },
  };
}
