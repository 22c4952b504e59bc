import type { Instance } from "@mall/rpc/grpc";

/** The part of an entry of /v1/health/service that is used. */
interface HealthEntry {
  Node?: { Address?: string };
  Service?: { Address?: string; Port?: number };
}

/**
 * Reads the answer of /v1/health/service, sorted and without doubles, so that equal states are equal lists.
 * @throws Error when it is something else, such as a page of a proxy.
 */
export function readInstances(json: string): Instance[] {
  const entries: unknown = JSON.parse(json);
  if (!Array.isArray(entries)) throw new Error("Consul did not answer with a list of instances");
  const instances = (entries as HealthEntry[]).map(({ Node, Service }) => {
    // A service without an address of its own is at its node's.
    const host = Service?.Address || Node?.Address;
    const port = Service?.Port;
    if (!host || !port) throw new Error("Consul answered an instance without address or port");
    return { host, port };
  });
  return distinct(instances);
}

/** The instances sorted, each once. */
export function distinct(instances: readonly Instance[]): Instance[] {
  const byAddress = new Map(instances.map((instance) => [`${instance.host}:${instance.port}`, instance]));
  return [...byAddress].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, instance]) => instance);
}
