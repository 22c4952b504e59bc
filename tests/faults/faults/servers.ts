import { setTimeout as sleep } from "node:timers/promises";
import type { ServerName } from "../worlds/world.ts";
import type { FaultKind, FaultPlan } from "./fault.ts";

/** Milliseconds for which a server is dead, before it starts: it takes up to six seconds more until it answers. */
const SHORTEST_MS = 500;
const LONGEST_MS = 5000;

/** The real servers, each with the processes that speak to it. */
export const USERS: Record<ServerName, readonly string[]> = {
  mysql: ["user", "product", "order", "payment", "address"],
  redis: ["gateway", "user", "product", "cart"],
  rabbitmq: ["product", "order", "payment"],
};
const SERVERS = Object.keys(USERS) as ServerName[];

const deadMs = ({ extent }: FaultPlan) => Math.round(SHORTEST_MS + extent * (LONGEST_MS - SHORTEST_MS));

/** `kill -9` of a server under load; it comes back with what it had on its disk. */
export const serverKilled: FaultKind = {
  name: "server-killed",
  profiles: ["full"],
  targets: () => SERVERS,
  inflict: async (world, plan) => {
    const server = plan.target as ServerName;
    const ms = deadMs(plan);
    await sleep(plan.afterMs);
    await world.killServer(server);
    await sleep(ms);
    await world.reviveServer(server);
    return `${server} killed after ${plan.afterMs} ms, started again ${ms} ms later`;
  },
};

/** A service dies while its server is dead: it starts when there is nothing to connect to. */
export const serverAndServiceKilled: FaultKind = {
  name: "server-and-service-killed",
  profiles: ["full"],
  targets: () => SERVERS.flatMap((server) => USERS[server].map((process) => `${server}+${process}`)),
  inflict: async (world, plan) => {
    const [server, process = ""] = plan.target.split("+") as [ServerName, string];
    const ms = deadMs(plan);
    await sleep(plan.afterMs);
    await world.killServer(server);
    await world.kill(process);
    await sleep(ms / 2);
    world.revive(process);
    await sleep(ms / 2);
    await world.reviveServer(server);
    return `${server} and ${process} killed after ${plan.afterMs} ms, ${server} started again ${ms} ms later`;
  },
};
