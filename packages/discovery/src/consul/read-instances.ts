import type { Instance } from "@mall/rpc/grpc";

/** The part of an entry of /v1/health/service that is used. */
interface HealthEntry {
  Node?: { Address?: string };
  Service?: { ID?: string; Address?: string; Port?: number };
  Checks?: { Status?: string }[];
}

/** An instance as Consul has it registered. */
export interface RegisteredInstance extends Instance {
  id: string;
  /** Whether it passes all of its checks. */
  healthy: boolean;
}

/**
 * Reads the answer of /v1/health/service, sorted and without doubles, so that equal states are equal lists.
 * @throws Error when it is something else, such as a page of a proxy.
 */
export function readInstances(json: string): Instance[] {
  return distinct(readEntries(json).map(whereOf));
}

/** The same answer with ids and health. @throws as readInstances. */
export function readRegistered(json: string): RegisteredInstance[] {
  return readEntries(json).map((entry) => {
    const where = whereOf(entry);
    const healthy = (entry.Checks ?? []).every(({ Status }) => Status === "passing");
    return { ...where, id: entry.Service?.ID ?? `${where.host}:${where.port}`, healthy };
  });
}

function readEntries(json: string): HealthEntry[] {
  const entries: unknown = JSON.parse(json);
  if (!Array.isArray(entries)) throw new Error("Consul did not answer with a list of instances");
  return entries;
}

function whereOf({ Node, Service }: HealthEntry): Instance {
  // A service without an address of its own is at its node's.
  const host = Service?.Address || Node?.Address;
  const port = Service?.Port;
  if (!host || !port) throw new Error("Consul answered an instance without address or port");
  return { host, port };
}

/** The instances sorted, each once. */
export function distinct(instances: readonly Instance[]): Instance[] {
  const byAddress = new Map(instances.map((instance) => [`${instance.host}:${instance.port}`, instance]));
  return [...byAddress].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, instance]) => instance);
}
