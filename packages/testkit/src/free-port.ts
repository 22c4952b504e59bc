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
