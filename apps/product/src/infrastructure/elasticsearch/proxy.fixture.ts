import { connect, createServer, type Socket } from "node:net";

/** A server between a client and the real one, which can be made to do what servers do. */
export interface Proxy {
  url: string;
  /** Ends all connections and takes no new ones. */
  cut(): Promise<void>;
  /** Keeps all connections, takes new ones and answers nothing. */
  hang(): void;
  /** Is as good as new. */
  restore(): Promise<void>;
  close(): Promise<void>;
}

/** Listens on a free port of this machine. */
export async function openProxy(target: string): Promise<Proxy> {
  const { hostname, port } = new URL(target);
  const sockets = new Set<Socket>();
  let hanging = false;
  const server = createServer((client) => {
    const upstream = connect(Number(port), hostname);
    for (const [socket, other] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      sockets.add(socket);
      socket.on("error", () => {}).on("close", () => other.destroy());
      socket.on("data", (data) => hanging || other.write(data));
    }
  });
  const listen = (at: number) => new Promise<void>((resolve) => server.listen(at, "127.0.0.1", resolve));
  await listen(0);
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the proxy has no port");
  const own = address.port;
  const drop = () => {
    for (const socket of sockets) socket.destroy();
    sockets.clear();
  };
  const cut = async () => {
    const closed = new Promise<unknown>((resolve) => server.close(resolve));
    drop();
    await closed;
  };
  return {
    url: `http://127.0.0.1:${own}`,
    cut,
    hang: () => {
      hanging = true;
    },
    restore: async () => {
      hanging = false;
      drop();
      if (!server.listening) await listen(own);
    },
    close: cut,
  };
}
