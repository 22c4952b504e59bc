import { parseInstances } from "@mall/rpc/grpc";
import type { Tracing } from "@mall/tracing";
import { type CallCare, createGrpcDirectory } from "./grpc-directory.ts";
import type { ServiceDirectory } from "./service-directory.ts";

/** Which services are where, and who calls. */
export interface AddressDirectoryOptions {
  /** `host:port` by service name (`order-service`); several instances are separated by commas. */
  addresses: Record<string, string>;
  tracing: Tracing;
  care?: CallCare | undefined;
  /** See the option of the same name in packages/rpc. */
  token?: string | undefined;
}

/**
 * Services at fixed addresses, over gRPC; calls go round the instances that can be reached.
 * @throws Error from `client` and `check` for a service without an address: a mistake of the configuration.
 */
export function createAddressDirectory({ addresses, ...calling }: AddressDirectoryOptions): ServiceDirectory {
  const locate = (name: string): string => {
    const address = addresses[name];
    if (!address) throw new Error(`No address is configured for ${name}`);
    return address;
  };
  const list = async (name: string) =>
    parseInstances(locate(name)).map(({ host, port }) => ({ id: `${host}:${port}`, address: `${host}:${port}` }));
  return createGrpcDirectory({ locate, list, ...calling });
}
