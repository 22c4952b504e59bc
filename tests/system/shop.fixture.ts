import { eventually, freePort, temporaryDirectory } from "@mall/testkit";
import { type Program, startProgram } from "./child-process.fixture.ts";
import { type Api, createApi } from "./http.fixture.ts";

/** A shop of the embedded profile in a process of its own, on data of its own. */
export interface RunningShop {
  url: string;
  api: Api;
  dataDir: string;
  output(): string;
  /** Kills it as `kill -9` does: nothing is finished, nothing is closed. */
  kill(): Promise<void>;
  /** Starts it again on the same data and port, with other variables if need be. */
  start(other?: Record<string, string>): Promise<void>;
  /** Asks it to stop; resolves with its exit code. */
  stop(): Promise<number | null>;
  /** Stops it if it runs and removes its data. */
  dispose(): Promise<void>;
}

/** Starts a shop and waits until it is ready. */
export async function startShop(env: Record<string, string> = {}): Promise<RunningShop> {
  const directory = temporaryDirectory();
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const api = createApi(url);
  let program: Program | undefined;

  const start = async (other: Record<string, string> = {}) => {
    program = startProgram("apps/shop/src/main.ts", {
      ...{ PORT: String(port), DATA_DIR: directory.path, LOG_LEVEL: "warn" },
      ...env,
      ...other,
    });
    await ready(url, program);
  };
  const end = async (signal: NodeJS.Signals) => {
    const code = await program?.end(signal);
    program = undefined;
    return code ?? null;
  };

  const dispose = async () => {
    if (program) await end("SIGKILL");
    directory.remove();
  };

  try {
    await start();
  } catch (error) {
    // What is left running would keep the file of tests from ending.
    await dispose();
    throw error;
  }
  return {
    url,
    api,
    dataDir: directory.path,
    output: () => program?.output() ?? "",
    kill: async () => void (await end("SIGKILL")),
    start,
    stop: () => end("SIGTERM"),
    dispose,
  };
}

/** Waits for /readyz; a program that ends before says why. */
export async function ready(url: string, program: Program): Promise<void> {
  let ended: number | null | undefined;
  void program.ended.then((code) => (ended = code));
  await eventually(
    async () => {
      if (ended !== undefined) throw new Error(`the program ended with ${ended}:\n${program.output()}`);
      await askReady(url, program.output);
    },
    { timeoutMs: 60_000, everyMs: 50 },
  );
}

/** Asks the gateway at `url` once. @throws Error when it is not ready, with `output` of its program, if any. */
export async function askReady(url: string, output = () => ""): Promise<void> {
  const response = await fetch(`${url}/readyz`, { signal: AbortSignal.timeout(5000) });
  if (!response.ok) throw new Error(`not ready: ${await response.text()}\n${output()}`);
}
