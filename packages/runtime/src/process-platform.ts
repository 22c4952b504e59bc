import { mkdirSync } from "node:fs";
import type { RedisConfig } from "@mall/config";
import type { CallCare, ServiceDirectory } from "@mall/discovery";
import type { ConsulClient } from "@mall/discovery/consul";
import { type Guard, type Logger, systemClock } from "@mall/kernel";
import { type Broker, createEmbeddedBroker, shopTopology } from "@mall/messaging";
import { createTracing, type Tracing } from "@mall/tracing";
import type { RuntimeConfig } from "./config.ts";
import { createProcessFlow, type ProcessFlow } from "./flow/process-flow.ts";
import { openRuleSource } from "./flow/rule-source.ts";
import { openInvalidations } from "./invalidations/open-invalidations.ts";
import { createLogger } from "./logger.ts";
import type { ProcessPlatform } from "./platform.ts";

/**
 * What one process with one service stands on: the log, traces, the broker, the way to the other services, and over Redis
 * the hints for its caches.
 */
export async function createPlatform(
  service: string,
  runtime: RuntimeConfig,
  redis: RedisConfig | undefined,
): Promise<ProcessPlatform> {
  mkdirSync(runtime.dataDir, { recursive: true });
  const logger = createLogger(service, runtime.logLevel);
  const { sampleRatio, otlpEndpoint } = runtime;
  const tracing = await createTracing({ service, sampleRatio, ...(otlpEndpoint ? { otlpEndpoint } : {}) });
  const consul = await openConsul(runtime, logger);
  const flow = await openProcessFlow(service, runtime, { ...consul, logger });
  const broker = await openBroker(runtime, { logger, tracing, guard: flow.guard });
  const directory = await openDirectory(runtime, { ...consul, logger, tracing, care: flow.care });
  const { dataDir } = runtime;
  const invalidations = await openInvalidations(redis, { alone: false });
  return { service, clock: systemClock, logger, tracing, broker, directory, flow, invalidations, ...consul, dataDir };
}

/** The broker of the process with the shop's queues: RabbitMQ when it has an address, else the embedded one. */
async function openBroker(runtime: RuntimeConfig, own: RabbitOwn): Promise<Broker> {
  const { logger, tracing } = own;
  const broker = runtime.rabbitmqUrl
    ? await openRabbit(runtime.rabbitmqUrl, own)
    : createEmbeddedBroker({ file: `${runtime.dataDir}/broker.sqlite`, clock: systemClock, logger, tracing });
  await broker.declare(shopTopology(runtime));
  return broker;
}

/** Of whoever publishes and consumes. */
interface RabbitOwn {
  logger: Logger;
  tracing: Tracing;
  guard: Guard;
}

/** A connection to RabbitMQ, made at its first use. */
export async function openRabbit(url: string, own: RabbitOwn): Promise<Broker> {
  const { createRabbitBroker } = await import("@mall/messaging/rabbitmq");
  return createRabbitBroker({ url, clock: systemClock, ...own });
}

/** One for all that a process asks of Consul: that it is away is said once. */
export async function openConsul({ consulAddr }: RuntimeConfig, logger: Logger): Promise<{ consul?: ConsulClient }> {
  if (consulAddr === undefined) return {};
  const { createConsulClient } = await import("@mall/discovery/consul");
  return { consul: createConsulClient({ addr: consulAddr, logger }) };
}

// gRPC is loaded here and in runService alone: the single process of the embedded profile starts faster without it.
async function openDirectory(
  { addresses, serviceToken: token }: RuntimeConfig,
  { consul, ...own }: { consul?: ConsulClient; logger: Logger; tracing: Tracing; care: CallCare },
): Promise<ServiceDirectory> {
  if (consul === undefined) {
    const { createAddressDirectory } = await import("@mall/discovery/address");
    return createAddressDirectory({ addresses, token, ...own });
  }
  const { createConsulDirectory } = await import("@mall/discovery/consul");
  return createConsulDirectory({ consul, token, ...own });
}

/** Flow control for a process: the rules where the environment says, the logs beside the data. */
export async function openProcessFlow(
  service: string,
  { dataDir, flowRulesSource: wanted }: RuntimeConfig,
  { consul, logger }: { consul?: ConsulClient; logger: Logger },
): Promise<ProcessFlow> {
  const source = await openRuleSource({ wanted, dataDir, consul, logger });
  return createProcessFlow({ service, dataDir, logger, source });
}

/** Lets go of everything `createPlatform` opened; traces not yet sent are sent first. */
export async function closePlatform(platform: ProcessPlatform): Promise<void> {
  platform.directory.close();
  await platform.flow.close();
  platform.invalidations.close();
  platform.consul?.close();
  await platform.broker.close();
  await platform.tracing.shutdown();
}
