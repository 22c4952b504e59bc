import { AddressServiceDefinition } from "@mall/contracts/address";
import { CartServiceDefinition } from "@mall/contracts/cart";
import { OrderServiceDefinition } from "@mall/contracts/order";
import { PaymentServiceDefinition } from "@mall/contracts/payment";
import { ProductServiceDefinition } from "@mall/contracts/product";
import { UserServiceDefinition } from "@mall/contracts/user";
import { createFlowControl } from "@mall/flow-control";
import type { Platform } from "@mall/runtime";
import type { TraceStore } from "@mall/tracing";
import { API_PREFIX, type App } from "./app.ts";
import { createTokenVerifier } from "./auth/access-token.ts";
import { createSessionCache } from "./auth/session-cache.ts";
import type { GatewayConfig } from "./config.ts";
import { createFlowRules } from "./flow-rules.ts";
import type { IdempotencyStore } from "./idempotency/idempotency-store.ts";
import { createIdempotencyStore } from "./idempotency/sqlite-idempotency-store.ts";
import { authenticate } from "./plugins/auth.ts";
import { serveFilesAndDocs } from "./plugins/files-and-docs.ts";
import { limitFlow, SECKILL_RESOURCE } from "./plugins/flow-control.ts";
import { honourIdempotencyKeys } from "./plugins/idempotency.ts";
import { exposeMetrics } from "./plugins/metrics.ts";
import { documentRoutes } from "./plugins/openapi.ts";
import { addressRoutes } from "./routes/address.ts";
import { cartRoutes } from "./routes/cart.ts";
import { healthRoutes } from "./routes/health.ts";
import { orderRoutes } from "./routes/order.ts";
import { homeRoute, traceRoutes } from "./routes/pages.ts";
import { paymentRoutes } from "./routes/payment.ts";
import { productRoutes } from "./routes/product.ts";
import { seckillRoutes } from "./routes/seckill.ts";
import { userRoutes } from "./routes/user.ts";
import { createServer } from "./server.ts";

export { type GatewayConfig, gatewayVariables, loadGatewayConfig } from "./config.ts";
export { FLOW_RULES_KEY } from "./flow-rules.ts";

/** The services the gateway calls, and which must be ready for it to be. */
const SERVICES = [
  UserServiceDefinition,
  ProductServiceDefinition,
  CartServiceDefinition,
  OrderServiceDefinition,
  PaymentServiceDefinition,
  AddressServiceDefinition,
];

/** The composed gateway. */
export interface Gateway {
  /** Takes requests on the configured host and port; resolves to the port it got. */
  listen(): Promise<number>;
  /** Takes no new connections, finishes the requests under way, then closes. */
  stop(): Promise<void>;
  /** Takes flow rules over from JSON; undefined brings the configured ones back. What cannot be read changes nothing. */
  setFlowRules(text: string | undefined): void;
  /** For tests: requests without a socket. */
  app: App;
}

/** Wires the gateway. With a trace store, and outside production, it serves the built-in trace pages. */
export async function composeGateway(config: GatewayConfig, platform: Platform, traces?: TraceStore): Promise<Gateway> {
  const { tracing, logger, directory, clock, broker } = platform;
  const demo = config.profile === "demo";
  const configured = [{ resource: SECKILL_RESOURCE, threshold: config.seckillQps }];
  const flow = createFlowControl(clock, configured);
  const idempotency = await openIdempotency(config, platform);
  const users = directory.client(UserServiceDefinition);
  const products = directory.client(ProductServiceDefinition);
  const orders = directory.client(OrderServiceDefinition);
  const sessions = createSessionCache(
    { clock, ttlMs: config.sessionCacheMs },
    async (claims) => (await users.checkSession(claims)).role,
  );

  const app = createServer({ tracing, logger });
  await documentRoutes(app);
  serveFilesAndDocs(app);
  exposeMetrics(app, { flow, broker });

  await app.register(
    async (scope) => {
      const api = scope as App;
      authenticate(api, { verify: createTokenVerifier(config.jwtSecret), sessions, tracing });
      honourIdempotencyKeys(api, idempotency, logger);
      limitFlow(api, flow);
      userRoutes(api, { users, sessions });
      addressRoutes(api, directory.client(AddressServiceDefinition));
      productRoutes(api, products);
      cartRoutes(api, directory.client(CartServiceDefinition));
      orderRoutes(api, orders);
      paymentRoutes(api, directory.client(PaymentServiceDefinition));
      seckillRoutes(api, { products, orders });
    },
    { prefix: API_PREFIX },
  );
  healthRoutes(app, directory, SERVICES);
  homeRoute(app, products, demo);
  if (traces && demo) traceRoutes(app, traces);

  return {
    app,
    setFlowRules: createFlowRules(flow, configured, logger),
    listen: async () => {
      const address = await app.listen({ host: config.host, port: config.port });
      return Number(new URL(address).port);
    },
    stop: async () => {
      await app.close();
      idempotency.close();
    },
  };
}

/** Where several processes of the gateway find each other's keys. While it is away, requests with a key are refused. */
async function openIdempotency(
  { redis, synchronous }: GatewayConfig,
  { tracing, clock, dataDir }: Platform,
): Promise<IdempotencyStore> {
  if (!redis) return createIdempotencyStore({ file: `${dataDir}/gateway.sqlite`, clock, synchronous });
  const { openRedis } = await import("@mall/storage/redis");
  const { createRedisIdempotencyStore } = await import("./idempotency/redis-idempotency-store.ts");
  return createRedisIdempotencyStore(openRedis({ ...redis, tracing }));
}
