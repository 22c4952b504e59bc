import { isFreePort } from "@mall/testkit";

/** Below the ports that systems give to outgoing connections: while the server is dead nobody takes its port. */
const LOWEST = 23_000;
const COUNT = 9000;

/** A port of loopback that was free a moment ago. */
export async function serverPort(): Promise<number> {
  for (;;) {
    const port = LOWEST + Math.floor(Math.random() * COUNT);
    if (await isFreePort(port)) return port;
  }
}
