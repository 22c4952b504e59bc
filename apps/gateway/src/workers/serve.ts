import cluster from "node:cluster";
import {
  announce,
  closePlatform,
  createPlatform,
  giveBackWhenQuiet,
  onStopSignal,
  type ProcessPlatform,
  type RuntimeConfig,
} from "@mall/runtime";
import { composeGateway, type Gateway } from "../compose.ts";
import type { GatewayConfig } from "../config.ts";
import { EX_UNAVAILABLE } from "./exit-codes.ts";
import { isPortTaken, portTaken } from "./port-taken.ts";

/** What the program is told. */
export interface Settings {
  runtime: RuntimeConfig;
  config: GatewayConfig;
}

/** Serves the gateway in this process, alone or as one of the workers; stops in order on a signal. */
export async function run({ runtime, config }: Settings): Promise<void> {
  const platform = await createPlatform("gateway", runtime, config.redis);
  const gateway = await composeGateway(config, platform);
  const port = await listenOrExit(gateway, config);
  const withdraw = cluster.isWorker ? stayUnknown : await announce({ port, check: "http" }, platform, runtime);
  platform.logger.info({ port, ...(cluster.worker ? { worker: cluster.worker.id } : {}) }, "listening");
  giveBackWhenQuiet();
  stopOnSignal(gateway, platform, withdraw);
}

/** The primary makes the gateway known for all its workers. */
async function stayUnknown(): Promise<void> {}

function stopOnSignal(gateway: Gateway, platform: ProcessPlatform, withdraw: () => Promise<void>): void {
  const drain = async () => {
    await withdraw();
    await gateway.stop();
    await closePlatform(platform);
  };
  // Ctrl+C reaches the primary and its workers alike: it is for the primary to say when they stop.
  onStopSignal(drain, platform.logger, cluster.isWorker ? { signals: ["SIGTERM"] } : {});
}

async function listenOrExit(gateway: Gateway, { port }: GatewayConfig): Promise<number> {
  try {
    return await gateway.listen();
  } catch (error) {
    if (!isPortTaken(error)) throw error;
    // Of the workers all meet the same: the primary says it once.
    if (!cluster.isWorker) console.error(portTaken(port));
    process.exit(EX_UNAVAILABLE);
  }
}
