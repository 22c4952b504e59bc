import { startTcpProxy, type TcpProxy } from "@mall/testkit";
import type { PrivateServer } from "./servers/child-server.ts";
import { startMariadb } from "./servers/mariadb.ts";
import { startRabbitmq } from "./servers/rabbitmq.ts";
import { type Fsync, startRedis } from "./servers/redis.ts";
import type { ServerName, WireName } from "./world.ts";

/** The servers of one world, each with the way by which the shop reaches it. */
export interface WiredServers {
  server(name: ServerName): PrivateServer;
  wires: ReadonlyMap<WireName, TcpProxy>;
  /** The variables with the servers' addresses: by the wires for the shop, or past them. */
  addresses(by: "wire" | "itself"): Record<string, string>;
  dispose(): Promise<void>;
}

const VARIABLES: readonly [ServerName, string][] = [
  ["mysql", "MYSQL_URL"],
  ["redis", "REDIS_URL"],
  ["rabbitmq", "RABBITMQ_URL"],
];

/** Starts the three servers, side by side, and lays the wires. */
export async function startWiredServers(fsync: Fsync): Promise<WiredServers> {
  const servers = new Map<ServerName, PrivateServer>();
  const wires = new Map<WireName, TcpProxy>();
  const starters: Record<ServerName, () => Promise<PrivateServer>> = {
    ...{ mysql: startMariadb, rabbitmq: startRabbitmq },
    redis: () => startRedis(fsync),
  };
  const start = async ([name]: (typeof VARIABLES)[number]) => {
    const server = await starters[name]();
    servers.set(name, server);
    wires.set(name, await startTcpProxy(server.url, 0));
  };
  const server = (name: ServerName): PrivateServer => {
    const found = servers.get(name);
    if (!found) throw new Error(`${name} was not started`);
    return found;
  };
  const dispose = async () => {
    await Promise.all(
      [...wires.values(), ...servers.values()].map((each) => ("close" in each ? each.close() : each.dispose())),
    );
  };
  const outcomes = await Promise.allSettled(VARIABLES.map(start));
  const failed = outcomes.find((outcome) => outcome.status === "rejected");
  if (failed) {
    await dispose();
    throw failed.reason;
  }
  const addresses = (by: "wire" | "itself") =>
    Object.fromEntries(
      VARIABLES.map(([name, variable]) => [variable, by === "wire" ? (wires.get(name)?.url ?? "") : server(name).url]),
    );
  return { server, wires, addresses, dispose };
}
