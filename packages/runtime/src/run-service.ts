import type { Environment, RedisConfig } from "@mall/config";
import { createDispatcher, type ServiceDefinition, serviceNameOf } from "@mall/rpc";
import { announce } from "./announce.ts";
import { loadRuntimeConfig } from "./config.ts";
import { exitOnConfigError } from "./exit-on-config-error.ts";
import { giveBackWhenQuiet } from "./memory/give-back-when-quiet.ts";
import type { Platform, ProcessPlatform, ServiceModule } from "./platform.ts";
import { closePlatform, createPlatform } from "./process-platform.ts";
import { onStopSignal } from "./signals.ts";
import { warnOfStrangers } from "./warn-of-strangers.ts";
import { watchReadiness } from "./watch-readiness.ts";

/** One service as a process of its own. */
export interface ServiceProcess<D extends ServiceDefinition, Config> {
  definition: D;
  /** gRPC port when GRPC_PORT is not set. */
  defaultPort: number;
  env: Environment;
  load: (env: Environment) => Config;
  compose: (config: Config, platform: Platform) => Promise<ServiceModule<D>>;
}

/** Where a service that has no use for Redis leaves it out. */
type KnowsRedis = { redis?: RedisConfig | undefined } & object;

/** Milliseconds that calls under way get to finish when the process stops. */
const DRAIN_MS = 10_000;

/** Starts the service, serves it over gRPC with a health service, and stops in order on a signal. */
export async function runService<D extends ServiceDefinition, Config extends KnowsRedis>(
  own: ServiceProcess<D, Config>,
): Promise<void> {
  const { runtime, config } = exitOnConfigError(() => ({
    runtime: loadRuntimeConfig(own.env),
    config: own.load(own.env),
  }));
  const platform = await createPlatform(serviceNameOf(own.definition), runtime, config.redis);
  const service = await own.compose(config, platform);
  const { grpcHost: host, grpcPort = own.defaultPort, serviceToken: token } = runtime;
  const server = await serve(service, platform, { host, port: grpcPort, token });
  await service.start();
  const { logger } = platform;
  const readiness = watchReadiness({ ready: service.ready, setServing: server.setServing, logger });
  const { port } = server;
  warnOfStrangers(runtime, logger);
  const withdraw = await announce({ port, check: "grpc" }, platform, runtime);
  logger.info({ port }, "listening");
  giveBackWhenQuiet();
  onStopSignal(async () => {
    await readiness.stop();
    server.setServing(false);
    // Callers learn it first, so that none of them calls a closed port.
    await withdraw();
    await server.stop(DRAIN_MS);
    await service.stop();
    await closePlatform(platform);
  }, logger);
}

type Listen = { host: string; port: number; token: string | undefined };

async function serve(service: ServiceModule, platform: ProcessPlatform, listen: Listen) {
  const { startGrpcServer } = await import("@mall/rpc/grpc");
  const { tracing, logger } = platform;
  const dispatcher = createDispatcher({ ...service, tracing, logger, faults: platform.flow.faults });
  return await startGrpcServer({ dispatcher, tracing, ...listen });
}
