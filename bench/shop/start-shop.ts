import { setTimeout as sleep } from "node:timers/promises";
import { freePort, temporaryDirectory } from "@mall/testkit";
import { programEnvironment } from "../../scripts/start-full/program-environment.ts";
import { emptyServers } from "./fresh-servers.ts";
import { type ShopProcess, startProcess } from "./process.ts";
import { FAST, GATEWAY_WORKERS, type Profile, SERVICES, serverVariables } from "./profiles.ts";
import { type CpuTimes, type Memory, readCpu, readMemory } from "./usage.ts";

/** How a shop is started. */
export interface ShopOptions {
  profile: Profile;
  /** On top of what a fast shop has: `SECKILL_QPS`. */
  env?: Record<string, string>;
  /** Processes of the whole shop, where the profile is `full`; default 1. */
  workers?: number | undefined;
}

/** A shop that is measured. */
export interface BenchShop {
  profile: Profile;
  host: string;
  port: number;
  url: string;
  /** By which its stores are found: MYSQL_URL and so on, DATA_DIR. */
  where: Record<string, string>;
  /** From the start of its first process to the first answer, milliseconds. */
  startMs: number;
  /** Processes that the bench has started. */
  processes: readonly ShopProcess[];
  cpu(): CpuTimes;
  memory(): Memory;
  output(): string;
  /** Ends its processes, by their ids, and removes its files. */
  stop(): Promise<void>;
}

const HOST = "127.0.0.1";
const START_MS = 90_000;
const ASK_EVERY_MS = 5;

/** Starts a shop without any past and waits for its first answer, and until it is ready. */
export async function startShop({ profile, env = {}, workers }: ShopOptions): Promise<BenchShop> {
  const servers = serverVariables(profile);
  const { MYSQL_URL = "", REDIS_URL = "", RABBITMQ_URL = "" } = servers;
  if (profile !== "embedded") await emptyServers({ MYSQL_URL, REDIS_URL, RABBITMQ_URL });
  const directory = temporaryDirectory();
  const port = await freePort();
  const url = `http://${HOST}:${port}`;
  const where = { ...servers, DATA_DIR: directory.path };
  const callback = { PAYMENT_CALLBACK_URL: `${url}/api/v1/payment/callback` };
  const shared = { ...FAST, HOST, PORT: String(port), ...where, ...callback, ...env };

  const begun = performance.now();
  const processes = profile === "processes" ? await startEach(shared) : [startWhole(shared, profile, workers)];
  const output = () => processes.map(({ name, output: own }) => `--- ${name}\n${own()}`).join("\n");
  const stop = async () => {
    const outcomes = await Promise.allSettled(processes.toReversed().map((each) => each.stop()));
    directory.remove();
    const failed = outcomes.find((outcome) => outcome.status === "rejected");
    if (failed) throw failed.reason;
  };
  try {
    await answers(`${url}/api/v1/product/list`, processes);
    const startMs = performance.now() - begun;
    await answers(`${url}/readyz`, processes);
    const usage = { cpu: () => readCpu(processes, profile !== "embedded"), memory: () => readMemory(processes) };
    return { profile, host: HOST, port, url, where, startMs, processes, ...usage, output, stop };
  } catch (error) {
    await stop().catch(() => {});
    throw new Error(output(), { cause: error });
  }
}

function startWhole(env: Record<string, string>, profile: Profile, workers: number | undefined): ShopProcess {
  const more = profile === "full" && workers !== undefined ? { SHOP_WORKERS: String(workers) } : {};
  return startProcess("shop", "scripts/start.mjs", { ...env, ...more });
}

/** By addresses, without Consul: what is measured is the shop. */
async function startEach(env: Record<string, string>): Promise<ShopProcess[]> {
  const ports = new Map<string, string>();
  for (const name of SERVICES) ports.set(name, String(await freePort()));
  const addresses = [...ports].map(([name, port]) => [`${name.toUpperCase()}_SERVICE_ADDR`, `${HOST}:${port}`]);
  const shared = { ...programEnvironment, ...env, ...Object.fromEntries(addresses) };
  const services = SERVICES.map((name) =>
    startProcess(name, `apps/${name}/src/main.ts`, { ...shared, GRPC_PORT: ports.get(name) ?? "0" }),
  );
  return [...services, startProcess("gateway", "apps/gateway/src/main.ts", { ...shared, GATEWAY_WORKERS })];
}

/** Waits for a 200. @throws Error when a process has ended, or after START_MS. */
async function answers(url: string, processes: readonly ShopProcess[]): Promise<void> {
  const end = performance.now() + START_MS;
  for (;;) {
    const ended = processes.find((each) => !each.runs());
    if (ended) throw new Error(`${ended.name} has ended`);
    if (await isOk(url)) return;
    if (performance.now() > end) throw new Error(`no answer from ${url}`);
    await sleep(ASK_EVERY_MS);
  }
}

async function isOk(url: string): Promise<boolean> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(2000) });
    await response.arrayBuffer();
    return response.ok;
  } catch {
    return false;
  }
}
