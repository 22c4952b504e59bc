import type { ChildProcess } from "node:child_process";
import { once } from "node:events";

/** Sends the signal to a process a test has started, unless it has ended; for one that ends it, waits for the end. */
export async function signalChild(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = signal === "SIGKILL" || signal === "SIGTERM" ? once(child, "exit") : undefined;
  child.kill(signal);
  await ended;
}
