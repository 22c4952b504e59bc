import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));
/** As `npm start` runs it. */
const NODE_OPTIONS = "--max-semi-space-size=8";
/** Characters of the output that are kept. */
const LAST_WORDS = 20_000;
/** A process that has not ended so long after SIGTERM is killed. */
const STOP_MS = 20_000;

/** A process of the shop. */
export interface ShopProcess {
  name: string;
  pid: number;
  /** The last it has printed, both streams. */
  output(): string;
  runs(): boolean;
  /** Asks it to end and waits. @throws Error when it did not end well. */
  stop(): Promise<void>;
}

/** Starts `node <script>` in the project's folder, with nothing in its environment but what is given. */
export function startProcess(name: string, script: string, env: Record<string, string>): ShopProcess {
  const { PATH = "", HOME = "" } = process.env;
  const child = spawn(process.execPath, [script], { cwd: root, env: { PATH, HOME, NODE_OPTIONS, ...env } });
  const kill = () => void child.kill("SIGKILL");
  process.once("exit", kill);
  const ended = once(child, "exit").finally(() => process.off("exit", kill));
  let printed = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (chunk) => (printed = `${printed}${chunk}`.slice(-LAST_WORDS)));
  }
  return {
    ...{ name, pid: child.pid ?? 0, output: () => printed },
    runs: () => child.exitCode === null && child.signalCode === null,
    stop: () => stop(child, ended, () => `${name} did not end well:\n${printed}`),
  };
}

async function stop(child: ChildProcess, ended: Promise<unknown>, complaint: () => string): Promise<void> {
  child.kill("SIGTERM");
  const timer = setTimeout(() => child.kill("SIGKILL"), STOP_MS);
  await ended;
  clearTimeout(timer);
  if (child.exitCode !== 0) throw new Error(complaint());
}
