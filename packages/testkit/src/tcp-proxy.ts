import { once } from "node:events";
import { connect, createServer, type Socket } from "node:net";

/** What a proxy does with connections. */
export type ProxyState = "open" | "closed" | "hanging" | "dead";

/** A way to a server that a test can cut. */
export interface TcpProxy {
  /** The server's address with the proxy in its place. */
  url: string;
  /**
   * What it does with connections: passes bytes on, refuses them, or keeps both ends waiting: until it is open again
   * (`hanging`), or for good, as after a change in the network, which only a time limit tells (`dead`).
   */
  set(state: ProxyState): void;
  close(): Promise<void>;
}

/**
 * Listens on a free port of loopback and passes everything on to the server, and back.
 * @param server address of the server: `amqp://user:password@host:5672`.
 * @param defaultPort used when the address has none.
 */
export async function startTcpProxy(server: string, defaultPort: number): Promise<TcpProxy> {
  const url = new URL(server);
  const target = { host: url.hostname, port: Number(url.port || defaultPort) };
  const sockets = new Set<Socket>();
  const dead = new WeakSet<Socket>();
  let state: ProxyState = "open";
  const treat = (socket: Socket): void => {
    if (state === "dead") dead.add(socket);
    if (state === "closed") socket.resetAndDestroy();
    else if (state === "open" && !dead.has(socket)) socket.resume();
    else socket.pause();
  };
  const listener = createServer((client) => {
    if (state === "closed") return void client.resetAndDestroy();
    const upstream = connect(target);
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
      if (state !== "open") treat(from);
    }
  });
  listener.listen(0, "127.0.0.1");
  await once(listener, "listening");
  const address = listener.address();
  if (address === null || typeof address === "string") throw new Error("no TCP address");
  url.host = `127.0.0.1:${address.port}`;

  return {
    url: url.href.replace(/\/$/, ""),
    set: (next) => {
      state = next;
      for (const socket of sockets) treat(socket);
    },
    close: async () => {
      for (const socket of sockets) socket.destroy();
      listener.close();
      await once(listener, "close");
    },
  };
}
