import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** A program of the shop that a test has started. */
export interface Program {
  /** What it has printed so far, both streams. */
  output(): string;
  /** Sends a signal that does not end it: SIGSTOP, SIGCONT. */
  signal(signal: NodeJS.Signals): void;
  /** Sends the signal and waits for the end; resolves with the exit code, null after a signal that kills. */
  end(signal: NodeJS.Signals): Promise<number | null>;
  /** Resolves with the exit code when the program ends by itself. */
  ended: Promise<number | null>;
}

/** Starts `node <script>` in the project's folder with the given environment on top of a bare one. */
export function startProgram(script: string, env: Record<string, string>, args: string[] = []): Program {
  const { PATH = "", HOME = "" } = process.env;
  const child = spawn(process.execPath, [script, ...args], { cwd: root, env: { PATH, HOME, ...env } });
  let printed = "";
  child.stdout.on("data", (chunk) => (printed += chunk));
  child.stderr.on("data", (chunk) => (printed += chunk));
  const ended = exitOf(child);
  return {
    output: () => printed,
    ended,
    signal: (signal) => void child.kill(signal),
    end: async (signal) => {
      child.kill(signal);
      return await ended;
    },
  };
}

async function exitOf(child: ChildProcess): Promise<number | null> {
  const [code] = await once(child, "exit");
  return code;
}

/** A port that was free a moment ago. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  if (address === null || typeof address === "string") throw new Error("No TCP address");
  return address.port;
}
