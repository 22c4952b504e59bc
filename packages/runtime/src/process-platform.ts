import { mkdirSync } from "node:fs";
import { systemClock } from "@mall/kernel";
import { createEmbeddedBroker, shopTopology } from "@mall/messaging";
import { createTracing } from "@mall/tracing";
import type { RuntimeConfig } from "./config.ts";
import { createLogger } from "./logger.ts";
import type { Platform } from "./platform.ts";

/** What one process with one service stands on: the log, traces, the broker and the way to the other services. */
export async function createPlatform(service: string, runtime: RuntimeConfig): Promise<Platform> {
  mkdirSync(runtime.dataDir, { recursive: true });
  // gRPC is loaded here and in runService alone: the single process of the embedded profile starts faster without it.
  const { createAddressDirectory } = await import("@mall/discovery/address");
  const logger = createLogger(service, runtime.logLevel);
  const { sampleRatio, otlpEndpoint } = runtime;
  const tracing = await createTracing({ service, sampleRatio, ...(otlpEndpoint ? { otlpEndpoint } : {}) });
  const broker = createEmbeddedBroker({
    file: `${runtime.dataDir}/broker.sqlite`,
    clock: systemClock,
    logger,
    tracing,
  });
  await broker.declare(shopTopology(runtime));
  const directory = createAddressDirectory({ addresses: runtime.addresses, tracing });
  return { service, clock: systemClock, logger, tracing, broker, directory, dataDir: runtime.dataDir };
}

/** Lets go of everything `createPlatform` opened; traces not yet sent are sent first. */
export async function closePlatform(platform: Platform): Promise<void> {
  platform.directory.close();
  await platform.broker.close();
  await platform.tracing.shutdown();
}
