import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
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
