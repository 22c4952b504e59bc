import type { Guard } from "@mall/kernel";
import { type ServiceDefinition, serviceNameOf } from "@mall/rpc";
import {
  createGrpcClient,
  type GrpcClient,
  type InstanceEjector,
  type Instances,
  type RetryBudget,
} from "@mall/rpc/grpc";
import type { Tracing } from "@mall/tracing";
import type { InstanceState, ServiceDirectory } from "./service-directory.ts";

/** How services are found, and who calls. */
export interface GrpcDirectoryOptions {
  /** Where the service of that name is; asked once for each service. */
  locate: (name: string) => string | Instances;
  /** All instances of the service of that name; those whose health nobody has told are asked themselves. */
  list: (name: string) => Promise<ListedInstance[]>;
  tracing: Tracing;
  care?: CallCare | undefined;
  /** See the option of the same name in packages/rpc. */
  token?: string | undefined;
}

/** An instance that is known, and its health where somebody watches it. */
export interface ListedInstance extends Omit<InstanceState, "healthy"> {
  healthy?: boolean;
}

/** How calls treat what is in trouble; see the options of the same names in packages/rpc. */
export interface CallCare {
  guard: Guard;
  /** For each service a budget and an ejector of its own. */
  retryBudget: () => RetryBudget;
  ejectorOf: (service: string) => InstanceEjector;
}

/** Services over gRPC: one client for each, opened at its first use and kept. */
export function createGrpcDirectory({ locate, list, tracing, care, token }: GrpcDirectoryOptions): ServiceDirectory {
  const opened = new Map<string, GrpcClient<ServiceDefinition>>();
  const open = <D extends ServiceDefinition>(definition: D): GrpcClient<D> => {
    const name = serviceNameOf(definition);
    const known = opened.get(name);
    if (known) return known as GrpcClient<D>;
    const grpc = createGrpcClient({
      ...{ definition, tracing, address: locate(name), token, guard: care?.guard },
      ...{ retryBudget: care?.retryBudget(), ejector: care?.ejectorOf(name) },
    });
    opened.set(name, grpc as GrpcClient<ServiceDefinition>);
    return grpc;
  };
  return {
    client: (definition) => open(definition).client,
    check: async (definition) => await open(definition).check(),
    instances: async (definition) => {
      const look = async ({ healthy, ...where }: ListedInstance): Promise<InstanceState> => ({
        ...where,
        healthy: healthy ?? (await isServing({ definition, tracing, address: where.address, token })),
      });
      return await Promise.all((await list(serviceNameOf(definition))).map(look));
    },
    close: () => {
      for (const grpc of opened.values()) grpc.close();
      opened.clear();
    },
  };
}

/** Asks one instance alone, over a connection of its own. */
async function isServing(asked: Parameters<typeof createGrpcClient>[0]): Promise<boolean> {
  const grpc = createGrpcClient(asked);
  try {
    await grpc.check();
    return true;
  } catch {
    return false;
  } finally {
    grpc.close();
  }
}
