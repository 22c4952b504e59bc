import { eventually, freePort } from "@mall/testkit";
import { planProcesses } from "../../scripts/start-full/plan.ts";
import { type Program, startProgram } from "../system/child-process.fixture.ts";
import { type Api, createApi } from "../system/http.fixture.ts";
import { askReady } from "../system/shop.fixture.ts";
import { healthyInstances, serverAddresses } from "./servers.fixture.ts";

/** The shop on real servers: each service a process of its own. */
export interface FullShop {
  /** Addresses of the gateways. */
  urls: string[];
  /** A client of the first gateway. */
  api: Api;
  output(name?: string): string;
  /** Kills a process as `kill -9` does: `order-2`. */
  kill(name: string): Promise<void>;
  start(name: string): void;
  /** Sends a process a signal that does not end it. */
  signal(name: string, signal: NodeJS.Signals): void;
  /** Asks all to stop, and waits. */
  stop(): Promise<(number | null)[]>;
}

/** Long: nine processes start on two cores that the servers use as well. */
const PATIENCE = { timeoutMs: 180_000, everyMs: 100 };

/** Starts the processes, so many of each service, and waits until all of them are healthy in Consul. */
export async function startFullShop(
  replicas: Record<string, number> = {},
  env: Record<string, string> = {},
): Promise<FullShop> {
  const wanted = new Map(Object.entries(replicas));
  const shop = await launch(wanted, env);
  try {
    await eventually(async () => {
      const healthy = await healthyInstances();
      const missing = Object.entries(healthy).filter(
        ([name, count]) => count < (wanted.get(name.replace("-service", "")) ?? 1),
      );
      if (missing.length > 0) throw new Error(`not healthy yet: ${JSON.stringify(healthy)}`);
      for (const url of shop.urls) await askReady(url);
    }, PATIENCE);
  } catch (error) {
    await shop.stop();
    throw new Error(shop.output(), { cause: error });
  }
  return shop;
}

/** Starts the processes and waits for nothing. */
export async function launch(replicas: ReadonlyMap<string, number>, env: Record<string, string>): Promise<FullShop> {
  const shared = { LOG_LEVEL: "info", SECKILL_QPS: "0", PROFILE: "demo", ...serverAddresses(), ...env };
  const plan = planProcesses(replicas);
  const programs = new Map<string, Program>();
  const ports = new Map<string, string>();
  for (const { name } of plan) if (name.startsWith("gateway")) ports.set(name, String(await freePort()));
  const [firstPort = ""] = ports.values();

  const start = (name: string) => {
    const planned = plan.find((each) => each.name === name);
    if (!planned) throw new Error(`there is no process ${name}`);
    // Every port is a free one, so that a shop on the usual ports is not in the way. Callbacks go to the first gateway.
    const port = { PORT: ports.get(name) ?? firstPort, GRPC_PORT: "0" };
    programs.set(name, startProgram(planned.script, { ...shared, ...port }));
  };
  for (const { name } of plan) start(name);

  const urls = [...ports.values()].map((port) => `http://localhost:${port}`);
  return {
    urls,
    api: createApi(urls[0] ?? ""),
    output: (name) =>
      [...programs]
        .filter(([each]) => name === undefined || each === name)
        .map(([each, program]) => `== ${each}\n${program.output()}`)
        .join("\n"),
    kill: async (name) => void (await programs.get(name)?.end("SIGKILL")),
    start,
    signal: (name, signal) => programs.get(name)?.signal(signal),
    stop: () => Promise.all([...programs.values()].map((program) => program.end("SIGTERM"))),
  };
}
