import { once } from "node:events";
import { connect, createServer, type Socket } from "node:net";
import { createDelayStream, type DelayStream } from "./delay-stream.ts";

/** What a proxy does with connections. */
export type ProxyState = "open" | "closed" | "hanging" | "dead" | "slow";

/** A way to a server that a test can cut. */
export interface TcpProxy {
  /** The server's address with the proxy in its place. */
  url: string;
  /**
   * What it does with connections: passes bytes on, refuses them, or keeps both ends waiting: until it is open again
   * (`hanging`), or for good, as after a change in the network, which only a time limit tells (`dead`).
   * `slow`: passes on all the server says `lateMs` milliseconds later.
   */
  set(state: ProxyState, lateMs?: number): void;
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
  const delays = new Set<DelayStream>();
  let state: ProxyState = "open";
  let delayMs = 0;
  const treat = (socket: Socket): void => {
    if (state === "dead") dead.add(socket);
    if (state === "closed") socket.resetAndDestroy();
    else if ((state === "open" || state === "slow") && !dead.has(socket)) socket.resume();
    else socket.pause();
  };
  const listener = createServer({ allowHalfOpen: true }, (client) => {
    if (state === "closed") return void client.resetAndDestroy();
    const upstream = connect({ ...target, allowHalfOpen: true });
    for (const [from, to] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      sockets.add(from);
      from.on("error", () => to.destroy());
      from.on("close", () => {
        sockets.delete(from);
        // What it said to its end may still be on the way.
        if (!from.readableEnded) to.destroy();
      });
    }
    client.pipe(upstream);
    const delay = createDelayStream(() => delayMs);
    delays.add(delay);
    client.on("close", () => {
      delays.delete(delay);
      delay.stream.destroy();
    });
    upstream.pipe(delay.stream).pipe(client);
    if (state !== "open") for (const socket of [client, upstream]) treat(socket);
  });
  listener.listen(0, "127.0.0.1");
  await once(listener, "listening");
  const address = listener.address();
  if (address === null || typeof address === "string") throw new Error("no TCP address");
  url.host = `127.0.0.1:${address.port}`;

  return {
    url: url.href.replace(/\/$/, ""),
    set: (next, lateMs = 1000) => {
      state = next;
      delayMs = next === "slow" ? lateMs : 0;
      for (const socket of sockets) treat(socket);
      for (const delay of delays) delay.changed();
    },
    close: async () => {
      for (const socket of sockets) socket.destroy();
      listener.close();
      await once(listener, "close");
    },
  };
}
