import { mkdirSync } from "node:fs";
import type { ServiceDirectory } from "@mall/discovery";
import type { ConsulClient } from "@mall/discovery/consul";
import { type Logger, systemClock } from "@mall/kernel";
import { type Broker, createEmbeddedBroker, shopTopology } from "@mall/messaging";
import { createTracing, type Tracing } from "@mall/tracing";
import type { RuntimeConfig } from "./config.ts";
import { createLogger } from "./logger.ts";
import type { Platform } from "./platform.ts";

/** What one process with one service stands on: the log, traces, the broker and the way to the other services. */
export async function createPlatform(service: string, runtime: RuntimeConfig): Promise<Platform> {
  mkdirSync(runtime.dataDir, { recursive: true });
  const logger = createLogger(service, runtime.logLevel);
  const { sampleRatio, otlpEndpoint } = runtime;
  const tracing = await createTracing({ service, sampleRatio, ...(otlpEndpoint ? { otlpEndpoint } : {}) });
  const broker = await openBroker(runtime, { logger, tracing });
  const consul = await openConsul(runtime, logger);
  const directory = await openDirectory(runtime, { ...consul, logger, tracing });
  return { service, clock: systemClock, logger, tracing, broker, directory, ...consul, dataDir: runtime.dataDir };
}

/** The broker of the process with the shop's queues: RabbitMQ when it has an address, else the embedded one. */
async function openBroker(runtime: RuntimeConfig, own: { logger: Logger; tracing: Tracing }): Promise<Broker> {
  const broker = runtime.rabbitmqUrl
    ? await openRabbit(runtime.rabbitmqUrl, own)
    : createEmbeddedBroker({ file: `${runtime.dataDir}/broker.sqlite`, clock: systemClock, ...own });
  await broker.declare(shopTopology(runtime));
  return broker;
}

/** A connection to RabbitMQ, made at its first use. */
export async function openRabbit(url: string, own: { logger: Logger; tracing: Tracing }): Promise<Broker> {
  const { createRabbitBroker } = await import("@mall/messaging/rabbitmq");
  return createRabbitBroker({ url, clock: systemClock, ...own });
}

/** One for all that a process asks of Consul: that it is away is said once. */
async function openConsul({ consulAddr }: RuntimeConfig, logger: Logger): Promise<{ consul?: ConsulClient }> {
  if (consulAddr === undefined) return {};
  const { createConsulClient } = await import("@mall/discovery/consul");
  return { consul: createConsulClient({ addr: consulAddr, logger }) };
}

// gRPC is loaded here and in runService alone: the single process of the embedded profile starts faster without it.
async function openDirectory(
  { addresses }: RuntimeConfig,
  { consul, logger, tracing }: { consul?: ConsulClient; logger: Logger; tracing: Tracing },
): Promise<ServiceDirectory> {
  if (consul === undefined) {
    const { createAddressDirectory } = await import("@mall/discovery/address");
    return createAddressDirectory({ addresses, tracing });
  }
  const { createConsulDirectory } = await import("@mall/discovery/consul");
  return createConsulDirectory({ consul, logger, tracing });
}

/** Lets go of everything `createPlatform` opened; traces not yet sent are sent first. */
export async function closePlatform(platform: Platform): Promise<void> {
  platform.directory.close();
  platform.consul?.close();
  await platform.broker.close();
  await platform.tracing.shutdown();
}
