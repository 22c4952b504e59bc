import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import type { Command, Done } from "./command.ts";

const root = fileURLToPath(new URL("../../..", import.meta.url));
const preload = new URL("./preload.ts", import.meta.url).href;

/** Characters of the output that are kept of a process that ended by itself. */
const LAST_WORDS = 2000;

/** A process under test. */
export interface Instrumented {
  /** True until it has ended. */
  runs(): boolean;
  /** Resolves when it has ended. */
  died: Promise<void>;
  /** What it has printed so far, both streams. */
  output(): string;
  signal(signal: NodeJS.Signals): void;
  /** Ends it as `kill -9` does, and waits for the end. */
  kill(): Promise<void>;
  /** Asks it to end, and waits until it has. */
  stop(): Promise<void>;
  /** Has it do something. @throws Error when it cannot; resolves when the process ends first. */
  tell(command: Command): Promise<void>;
}

/** What is started. */
export interface InstrumentedOptions {
  /** Path from the project's folder. */
  script: string;
  /** On top of a bare environment. */
  env: Record<string, string>;
  mutations?: readonly string[] | undefined;
  /**
   * Told how it ended, when nobody killed it or it did not end well when it was asked to: one that cannot go on is a
   * finding, also when it is revived.
   */
  onOwnEnd?: (how: string) => void;
}

/** Starts a program of the shop with the instrument in front of it; it ends with this process at the latest. */
export function startInstrumented({ script, env, mutations = [], onOwnEnd }: InstrumentedOptions): Instrumented {
  const { PATH = "", HOME = "" } = process.env;
  const child = spawn(process.execPath, ["--import", preload, script], {
    cwd: root,
    env: { PATH, HOME, ...env, MUTATIONS: mutations.join(",") },
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  });
  let printed = "";
  let stopping = false;
  child.stdout?.on("data", (chunk) => (printed += chunk));
  child.stderr?.on("data", (chunk) => (printed += chunk));
  const died = once(child, "exit").then(([code, signal]: (number | string | null)[]) => {
    if (signal !== "SIGKILL" && !(stopping && code === 0))
      onOwnEnd?.(`${script} ended (${signal ?? code}): ${printed.slice(-LAST_WORDS)}`);
  });
  const runs = () => child.exitCode === null && child.signalCode === null;
  return {
    runs,
    died,
    output: () => printed,
    signal: (signal) => void child.kill(signal),
    kill: async () => {
      child.kill("SIGKILL");
      await died;
    },
    stop: async () => {
      stopping = true;
      child.kill("SIGTERM");
      await died;
    },
    tell: (command) => Promise.race([tellOver(child, command), died]),
  };
}

let told = 0;

function tellOver(child: ChildProcess, command: Command): Promise<void> {
  told += 1;
  const id = told;
  return new Promise((resolve, reject) => {
    const hear = (message: unknown) => {
      const { done, error } = message as Done;
      if (done !== id) return;
      child.off("message", hear);
      if (error === undefined) resolve();
      else reject(new Error(error));
    };
    child.on("message", hear);
    child.send({ ...command, id }, (error) => {
      // It has ended: `died` says so.
      if (error) child.off("message", hear);
    });
  });
}
