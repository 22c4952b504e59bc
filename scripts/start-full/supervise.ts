import { type ChildProcess, spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";
import type { PlannedProcess } from "./plan.ts";
import { programEnvironment } from "./program-environment.ts";

/** Pause before a process that ended is started again, in milliseconds. */
const RESTART_MS = 1000;

/** Exit code of a process whose configuration cannot be used: starting it again would not help. */
const EX_CONFIG = 78;

/** The processes while they run. */
export interface Supervisor {
  /** Asks all to stop, and waits until they have finished their work. */
  stop(): Promise<void>;
  /** Resolves with the exit code of a process that cannot be started at all. */
  failed: Promise<number>;
}

/** Keeps the processes running: one that ends is started again, as a container would be. */
export function supervise(plan: readonly PlannedProcess[], root: string): Supervisor {
  const children = new Map<string, ChildProcess>();
  const { promise: failed, resolve: fail } = Promise.withResolvers<number>();
  let stopping = false;

  const keep = async (planned: PlannedProcess): Promise<void> => {
    while (!stopping) {
      const child = start(planned, root);
      children.set(planned.name, child);
      const code = await ended(child);
      if (stopping) return;
      if (code === EX_CONFIG) return fail(EX_CONFIG);
      console.error(`${planned.name} ended (${code ?? "killed"}): it is started again`);
      await sleep(RESTART_MS);
    }
  };
  const running = plan.map(keep);

  return {
    failed,
    stop: async () => {
      stopping = true;
      for (const child of children.values()) child.kill("SIGTERM");
      await Promise.all(running);
    },
  };
}

function start({ name, script, env }: PlannedProcess, cwd: string): ChildProcess {
  const child = spawn(process.execPath, [script], {
    cwd,
    env: { ...programEnvironment, ...process.env, ...env },
    stdio: ["ignore", "pipe", "pipe"],
    // Ctrl+C in a terminal reaches the whole group; a second signal would cut off the work a process is finishing.
    detached: true,
  });
  for (const stream of [child.stdout, child.stderr]) {
    if (stream) createInterface({ input: stream }).on("line", (line) => console.log(`${name.padEnd(10)} ${line}`));
  }
  return child;
}

function ended(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve) => {
    child.once("exit", (code) => resolve(code));
    child.once("error", () => resolve(1));
  });
}
