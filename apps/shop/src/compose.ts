import { mkdirSync } from "node:fs";
import { composeAddress } from "@mall/address";
import { composeAdmin } from "@mall/admin";
import { composeCart } from "@mall/cart";
import { createLocalRegistry } from "@mall/discovery";
import { composeGateway } from "@mall/gateway";
import { type Logger, systemClock } from "@mall/kernel";
import { composeOrder } from "@mall/order";
import { composePayment } from "@mall/payment";
import { composeProduct } from "@mall/product";
import { composeReview } from "@mall/review";
import {
  createLogger,
  openInvalidations,
  openProcessFlow,
  type Platform,
  type ProcessPlatform,
  type ServiceModule,
} from "@mall/runtime";
import { createTraceStore, createTracing } from "@mall/tracing";
import { composeUser } from "@mall/user";
import { openBrokers } from "./brokers.ts";
import type { ShopConfig } from "./config.ts";
import { openControls } from "./controls.ts";
import { type HostedService, hostService } from "./hosted-service.ts";

/** The whole shop in one process. */
export interface Shop {
  /** Starts background work, then takes requests; resolves to the HTTP port. */
  start(): Promise<number>;
  /** Finishes requests, then messages under way, then closes everything. */
  stop(): Promise<void>;
  logger: Logger;
}

/** Wires the nine services of the embedded profile: calls without sockets, one broker, one trace store. */
export async function composeShop(config: ShopConfig): Promise<Shop> {
  const { runtime } = config;
  mkdirSync(runtime.dataDir, { recursive: true });
  const logger = createLogger("shop", runtime.logLevel);
  const flow = await openProcessFlow("shop", runtime, { logger });
  const brokers = await openBrokers(runtime, { logger, guard: flow.guard });
  const invalidations = await openInvalidations(config.gateway.redis, { alone: true });
  const traces = createTraceStore();
  const registry = createLocalRegistry();

  const platformOf = async (service: string): Promise<ProcessPlatform> => {
    const { sampleRatio, otlpEndpoint } = runtime;
    const tracing = await createTracing({
      service,
      sampleRatio,
      store: traces,
      ...(otlpEndpoint ? { otlpEndpoint } : {}),
    });
    return {
      service,
      clock: systemClock,
      logger: createLogger(service, runtime.logLevel),
      tracing,
      broker: await brokers.viewFor(tracing),
      directory: registry.directoryOf(tracing, flow.guard),
      flow,
      invalidations,
      dataDir: runtime.dataDir,
    };
  };

  const platforms: ProcessPlatform[] = [];
  const services: HostedService[] = [];
  const add = async <C>(service: string, own: C, compose: (own: C, platform: Platform) => Promise<ServiceModule>) => {
    const platform = await platformOf(service);
    const hosted = hostService({ platform, registry, compose: (its) => compose(own, its) });
    await hosted.compose();
    platforms.push(platform);
    services.push(hosted);
  };

  await add("user-service", config.user, composeUser);
  await add("address-service", config.address, composeAddress);
  await add("product-service", config.product, composeProduct);
  await add("cart-service", config.cart, composeCart);
  await add("order-service", config.order, composeOrder);
  await add("payment-service", config.payment, composePayment);
  await add("review-service", config.review, composeReview);
  await add("admin-service", config.admin, composeAdmin);
  const front = await platformOf("gateway");
  platforms.push(front);
  const controls = openControls({ config, services, broker: brokers.embedded, invalidations });
  const gateway = await composeGateway(config.gateway, front, { traces, controls });

  return {
    logger,
    start: async () => {
      const port = await gateway.listen();
      for (const service of services) await service.start();
      return port;
    },
    stop: async () => {
      await gateway.stop();
      await controls.close();
      // The last to call others stops first, so that nobody loses somebody it still needs.
      for (const service of services.toReversed()) await service.stop();
      await brokers.close();
      await flow.close();
      invalidations.close();
      await Promise.all(platforms.map(({ tracing }) => tracing.shutdown()));
    },
  };
}
