import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { fileURLToPath } from "node:url";
import { isFreePort } from "@mall/testkit";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** A program of the shop that a test has started. */
export interface Program {
  /** What it has printed so far, both streams. */
  output(): string;
  /** Sends a signal that does not end it: SIGSTOP, SIGCONT. */
  signal(signal: NodeJS.Signals): void;
  /** Sends the signal and waits for the end; resolves with the exit code, null after a signal that kills. */
  end(signal: NodeJS.Signals): Promise<number | null>;
  /** Resolves with the exit code when the program has ended by itself and all that it printed has been read. */
  ended: Promise<number | null>;
}

/** Starts `node <script>` in the project's folder with the given environment on top of a bare one. */
export function startProgram(script: string, env: Record<string, string>, args: string[] = []): Program {
  const { PATH = "", HOME = "" } = process.env;
  const child = spawn(process.execPath, [script, ...args], { cwd: root, env: { PATH, HOME, ...env } });
  let printed = "";
  child.stdout.on("data", (chunk) => (printed += chunk));
  child.stderr.on("data", (chunk) => (printed += chunk));
  const exited = codeOf(child, "exit");
  return {
    output: () => printed,
    ended: codeOf(child, "close"),
    signal: (signal) => void child.kill(signal),
    end: async (signal) => {
      child.kill(signal);
      return await exited;
    },
  };
}

async function codeOf(child: ChildProcess, event: "exit" | "close"): Promise<number | null> {
  const [code] = await once(child, event);
  return code;
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
