import type { AddressInfo } from "node:net";
import { connect, createServer, type Socket } from "node:net";

/** A way to a server that a test can cut or block. */
export interface TcpProxy {
  /** `http://host:port` of the proxy. */
  addr: string;
  /** `open`: lets pass; `cut`: ends connections and refuses new ones; `hang`: keeps all connections and passes nothing. */
  set(mode: "open" | "cut" | "hang"): void;
  close(): void;
}

/** Starts a proxy to `http://host:port`, open. */
export async function startTcpProxy(target: string): Promise<TcpProxy> {
  const { hostname, port } = new URL(target);
  const pairs = new Set<[Socket, Socket]>();
  let mode = "open";
  const server = createServer((down) => {
    down.on("error", () => {});
    if (mode === "cut") return void down.destroy();
    const up = connect(Number(port), hostname).on("error", () => {});
    const pair: [Socket, Socket] = [down, up];
    pairs.add(pair);
    const end = () => {
      down.destroy();
      up.destroy();
      pairs.delete(pair);
    };
    down.once("close", end).pipe(up).once("close", end).pipe(down);
    if (mode === "hang") pause(pair);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const cut = () => {
    for (const [down] of pairs) down.destroy();
  };
  return {
    addr: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    set: (next) => {
      // Connections that hung stay dead, as after a change in the network: only a time limit tells.
      if (next === "cut") cut();
      if (next === "hang") for (const pair of pairs) pause(pair);
      mode = next;
    },
    close: () => {
      server.close();
      cut();
    },
  };
}

function pause([down, up]: [Socket, Socket]): void {
  down.unpipe(up).pause();
  up.unpipe(down).pause();
}
