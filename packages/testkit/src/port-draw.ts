import { isFreePort } from "./free-port.ts";

/** Where ports are drawn from. */
export interface PortRange {
  lowest: number;
  count: number;
  /** What a port must be as well as free; default: nothing more. */
  suits?: (port: number) => Promise<boolean>;
}

/**
 * Draws ports of loopback that were free a moment ago, each once: what is given one may not listen yet. Never ends when
 * all are taken.
 */
export function createPortDraw({ lowest, count, suits = async () => true }: PortRange): () => Promise<number> {
  const given = new Set<number>();
  return async () => {
    for (;;) {
      const port = lowest + Math.floor(Math.random() * count);
      if (given.has(port)) continue;
      given.add(port);
      if ((await isFreePort(port)) && (await suits(port))) return port;
    }
  };
}
