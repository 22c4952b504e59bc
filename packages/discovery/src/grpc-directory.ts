import { type ServiceDefinition, serviceNameOf } from "@mall/rpc";
import { createGrpcClient, type GrpcClient, type Instances } from "@mall/rpc/grpc";
import type { Tracing } from "@mall/tracing";
import type { ServiceDirectory } from "./service-directory.ts";

/** How services are found, and who calls. */
export interface GrpcDirectoryOptions {
  /** Where the service of that name is; asked once for each service. */
  locate: (name: string) => string | Instances;
  tracing: Tracing;
}

/** Services over gRPC: one client for each, opened at its first use and kept. */
export function createGrpcDirectory({ locate, tracing }: GrpcDirectoryOptions): ServiceDirectory {
  const opened = new Map<string, GrpcClient<ServiceDefinition>>();
  const open = <D extends ServiceDefinition>(definition: D): GrpcClient<D> => {
    const name = serviceNameOf(definition);
    const known = opened.get(name);
    if (known) return known as GrpcClient<D>;
    const grpc = createGrpcClient({ definition, tracing, address: locate(name) });
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
