import { once } from "node:events";
import { createServer } from "node:net";

/** Below the ports that systems give to outgoing connections: while the server is dead nobody takes its port. */
const LOWEST = 23_000;
const COUNT = 9000;

/** A port of loopback that was free a moment ago. */
export async function serverPort(): Promise<number> {
  for (;;) {
    const port = LOWEST + Math.floor(Math.random() * COUNT);
    if (await isFree(port)) return port;
  }
}

async function isFree(port: number): Promise<boolean> {
  const probe = createServer().listen(port, "127.0.0.1");
  try {
    await once(probe, "listening");
    return true;
  } catch {
    return false;
  } finally {
    probe.close();
  }
}
