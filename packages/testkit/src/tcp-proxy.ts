import { once } from "node:events";
import { connect, createServer, type Socket } from "node:net";

/** A way to a server that a test can cut. */
export interface TcpProxy {
  port: number;
  /** What it does with connections: passes bytes on, refuses them, or keeps both ends waiting. */
  set(state: "open" | "closed" | "hanging"): void;
  close(): Promise<void>;
}

/** Listens on a free port of loopback and passes everything on to `host:port`, and back. */
export async function startTcpProxy(host: string, port: number): Promise<TcpProxy> {
  const sockets = new Set<Socket>();
  let state: "open" | "closed" | "hanging" = "open";
  const server = createServer((client) => {
    if (state === "closed") return void client.resetAndDestroy();
    const upstream = connect(port, host);
    for (const [from, to] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      sockets.add(from);
      from.on("error", () => to.destroy());
      from.on("close", () => {
        sockets.delete(from);
        to.destroy();
      });
      from.on("end", () => to.end());
      from.pipe(to);
      if (state === "hanging") from.pause();
    }
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no TCP address");

  return {
    port: address.port,
    set: (next) => {
      state = next;
      for (const socket of sockets) {
        if (next === "closed") socket.resetAndDestroy();
        else if (next === "hanging") socket.pause();
        else socket.resume();
      }
    },
    close: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, "close");
    },
  };
}
