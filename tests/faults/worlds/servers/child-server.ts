import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { eventually } from "@mall/testkit";

/** A real server of a run's own, on loopback, with data of its own. */
export interface PrivateServer {
  /** As the shop is given it. */
  url: string;
  /** Folder with its data. */
  data: string;
  /** Ends it with SIGKILL, as a crash does, and waits until it is gone; the data stays. */
  kill(): Promise<void>;
  /** Starts it again on the same port and data; resolves when it answers. */
  revive(): Promise<void>;
  /** Ends it and removes its data. */
  dispose(): Promise<void>;
}

/** How a server is started and asked. */
export interface ServerProgram {
  /** The program itself, not a shell around it: the kill is to hit the server. */
  command: string;
  args: readonly string[];
  env?: Record<string, string>;
  /** Resolves when the server answers; rejects while it does not. */
  answers(): Promise<unknown>;
}

/** A server as a child process. */
export interface ChildServer {
  kill(): Promise<void>;
  /** Starts it when it does not run, and waits until it answers. @throws Error with what it printed. */
  start(): Promise<void>;
}

/** RabbitMQ takes six seconds on two cores of its own; a busy machine many more. */
const PATIENCE = { timeoutMs: 90_000, everyMs: 20 };
/** Characters of a server's output that are kept, for the error of a start that failed. */
const KEPT = 4000;

// Whatever ends this process by an exit must leave no server behind.
const running = new Set<ChildProcess>();
process.once("exit", () => {
  for (const each of running) each.kill("SIGKILL");
});

/** A server that is not started yet. */
export function createChildServer({ command, args, env = {}, answers }: ServerProgram): ChildServer {
  let child: ChildProcess | undefined;

  const start = async () => {
    if (child) return;
    const { PATH = "" } = process.env;
    // A group of its own: what a terminal sends to the harness does not end it before the harness does.
    const started = spawn(command, args, { env: { PATH, ...env }, detached: true, stdio: ["ignore", "pipe", "pipe"] });
    child = started;
    running.add(started);
    const output = lastWords(started);
    await eventually(async () => {
      if (!isAlive(started)) return;
      await answers();
    }, PATIENCE);
    if (!isAlive(started)) throw new Error(`${command} ended with ${started.exitCode}: ${output()}`);
  };
  const kill = async () => {
    const victim = child;
    child = undefined;
    if (!victim) return;
    if (isAlive(victim)) {
      const ended = once(victim, "exit");
      victim.kill("SIGKILL");
      await ended;
    }
    running.delete(victim);
  };
  return { start, kill };
}

function isAlive({ exitCode, signalCode }: ChildProcess): boolean {
  return exitCode === null && signalCode === null;
}

function lastWords(child: ChildProcess): () => string {
  let printed = "";
  const keep = (chunk: unknown) => (printed = `${printed}${String(chunk)}`.slice(-KEPT));
  child.stdout?.on("data", keep);
  child.stderr?.on("data", keep);
  // The program is not there: its exit tells nothing.
  child.on("error", (error) => keep(error.message));
  return () => printed;
}
