import { once } from "node:events";
import { createServer } from "node:net";

/** Whether nobody listens on a port of loopback at this moment. */
export async function isFreePort(port: number): Promise<boolean> {
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

/**
 * Below the ports that systems give to outgoing connections and to whoever asks for any: nobody takes one before its
 * program listens, nor while it is dead. Every process has a share for itself, as files of tests run at once.
 */
const LOWEST = 10_000;
const PORTS_EACH = 50;
const SHARES = 200;
let share: Promise<number> | undefined;
let given = 0;

/** A port of loopback that nobody listens on, nor will but who is told it here. @throws Error when there is none. */
export async function freePort(): Promise<number> {
  share ??= takeShare();
  const first = await share;
  for (let tries = 1; tries < PORTS_EACH; tries += 1) {
    const port = first + 1 + (given % (PORTS_EACH - 1));
    given += 1;
    if (await isFreePort(port)) return port;
  }
  throw new Error("No port is free");
}

/** The first port of a share that is this process's: who listens there has all of it, until the process ends. */
async function takeShare(): Promise<number> {
  for (let tries = 0; tries < SHARES; tries += 1) {
    const first = LOWEST + ((process.pid + tries) % SHARES) * PORTS_EACH;
    const listening = once(createServer().listen(first, "127.0.0.1").unref(), "listening");
    if (await listening.then(Boolean, () => false)) return first;
  }
  throw new Error("All ports are taken");
}
