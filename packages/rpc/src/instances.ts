/** Where one instance of a service listens. */
export interface Instance {
  host: string;
  port: number;
}

/** The instances of one service as they come and go. */
export interface Instances {
  /**
   * Tells the whole list once it is known and again after each change. An empty list says that nobody serves.
   * Returns what ends the telling.
   */
  watch(onChange: (instances: readonly Instance[]) => void): () => void;
}

/**
 * Reads `host:port`, several separated by commas.
 * @throws Error naming the part that is not `host:port`.
 */
export function parseInstances(addresses: string): Instance[] {
  return addresses.split(",").map((address) => parseInstance(address.trim()));
}

/** Instances that never change. */
export function fixedInstances(instances: readonly Instance[]): Instances {
  return {
    watch: (onChange) => {
      onChange(instances);
      return () => {};
    },
  };
}

function parseInstance(address: string): Instance {
  const [, host, port] = /^\[?([^\s[\]]+)\]?:(\d+)$/.exec(address) ?? [];
  if (!host || !port) throw new Error(`Not an address of the form host:port: "${address}"`);
  return { host, port: Number(port) };
}
