import { isFreePort } from "@mall/testkit";

/** Below the ports that systems give to outgoing connections: while the server is dead nobody takes its port. */
const LOWEST = 23_000;
const COUNT = 9000;

// What listens on a port may do so a while after it was given one.
const given = new Set<number>();

/** A port of loopback that was free a moment ago, and that this process is given once. */
export async function serverPort(): Promise<number> {
  for (;;) {
    const port = LOWEST + Math.floor(Math.random() * COUNT);
    if (given.has(port)) continue;
    given.add(port);
    if (await isFreePort(port)) return port;
  }
}
