import { AddressServiceDefinition } from "@mall/contracts/address";
import { CartServiceDefinition } from "@mall/contracts/cart";
import { OrderServiceDefinition } from "@mall/contracts/order";
import { PaymentServiceDefinition } from "@mall/contracts/payment";
import { ProductServiceDefinition } from "@mall/contracts/product";
import { UserServiceDefinition } from "@mall/contracts/user";
import type { ProcessPlatform } from "@mall/runtime";
import type { TraceStore } from "@mall/tracing";
import { API_PREFIX, type App } from "./app.ts";
import { createTokenVerifier } from "./auth/access-token.ts";
import { createKnownBuyers } from "./auth/known-buyers.ts";
import { createSessions } from "./auth/sessions.ts";
import { openShared } from "./compose-shared.ts";
import type { GatewayConfig } from "./config.ts";
import { cartRoute } from "./fast-path/cart-route.ts";
import { createFrontServer } from "./fast-path/front-server.ts";
import { openPlainPath } from "./fast-path/open-plain-path.ts";
import { seckillRoute } from "./fast-path/seckill-route.ts";
import { createStockMemory } from "./fast-path/stock-memory.ts";
import { gatewayRules, overWholeGateway } from "./flow/default-rules.ts";
import { openPagePath } from "./page-cache/open-page-path.ts";
import { createPageAddresses } from "./page-cache/page-addresses.ts";
import { createPageCache } from "./page-cache/page-cache.ts";
import { keepAudit } from "./plugins/audit.ts";
import { authenticate } from "./plugins/auth.ts";
import { openToOrigins } from "./plugins/cors.ts";
import { limitTime } from "./plugins/deadline.ts";
import { serveFilesAndDocs } from "./plugins/files-and-docs.ts";
import { limitFlow, limitRoutes } from "./plugins/flow-control.ts";
import { honourIdempotencyKeys } from "./plugins/idempotency.ts";
import { limitPages } from "./plugins/limits.ts";
import { exposeMetrics } from "./plugins/metrics.ts";
import { documentRoutes } from "./plugins/openapi.ts";
import { warnWithoutProxy } from "./public-settings.ts";
import { addressRoutes } from "./routes/address.ts";
import { cartRoutes } from "./routes/cart.ts";
import { healthRoutes } from "./routes/health.ts";
import { auditRoutes } from "./routes/ops/audit.ts";
import { deadLetterRoutes } from "./routes/ops/dead-letters.ts";
import { faultRoutes } from "./routes/ops/faults.ts";
import { flowFigureRoutes } from "./routes/ops/flow-figures.ts";
import { flowLogRoutes } from "./routes/ops/flow-logs.ts";
import { flowPageRoute } from "./routes/ops/flow-page.ts";
import { flowRuleRoutes } from "./routes/ops/flow-rules.ts";
import { ledgerRoutes } from "./routes/ops/ledger.ts";
import { staffRoutes } from "./routes/ops/users.ts";
import { orderRoutes } from "./routes/order.ts";
import { homeRoute, traceRoutes } from "./routes/pages.ts";
import { paymentRoutes } from "./routes/payment.ts";
import { productRoutes } from "./routes/product.ts";
import { seckillRoutes } from "./routes/seckill.ts";
import { userRoutes } from "./routes/user.ts";
import { openSpentTokens } from "./seckill-guard/open-spent-tokens.ts";
import { openSeckillGuard } from "./seckill-guard/seckill-guard.ts";
import { seckillTokenRoute } from "./seckill-guard/token-route.ts";
import { createServer } from "./server.ts";
import { openPeers } from "./workers/peers.ts";

export { type GatewayConfig, gatewayVariables, loadGatewayConfig } from "./config.ts";

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
  /** For tests: requests without a socket. */
  app: App;
}

/** Wires the gateway. With a trace store, and outside production, it serves the built-in trace pages. */
export async function composeGateway(
  config: GatewayConfig,
  platform: ProcessPlatform,
  traces?: TraceStore,
): Promise<Gateway> {
  const { tracing, logger, directory, clock, broker, flow, invalidations } = platform;
  const demo = config.profile === "demo";
  flow.configure(gatewayRules(config.seckillQps), overWholeGateway);
  const shared = await openShared(config, platform);
  const openSpent = () => openSpentTokens(config, platform);
  const seckillGuard = await openSeckillGuard(config.seckillGuard, { clock, logger, openSpent });
  const peers = openPeers();
  const pageCache = createPageCache({ clock, invalidations });
  const pages = { cache: pageCache, addresses: createPageAddresses(pageCache) };
  const users = directory.client(UserServiceDefinition);
  const products = directory.client(ProductServiceDefinition);
  const carts = directory.client(CartServiceDefinition);
  const orders = directory.client(OrderServiceDefinition);
  const { sessionCacheMs: cacheMs, sessionTrustMs: trustMs } = config;
  const buyers = createKnownBuyers({ clock, invalidations, cacheMs, trustMs });
  const sessions = createSessions({
    buyers,
    verify: createTokenVerifier(config.jwtSecrets),
    check: async ({ userId, sessionId }, timeoutMs) =>
      (await users.checkSession({ userId, sessionId }, timeoutMs ? { timeoutMs } : {})).role,
  });

  const memory = createStockMemory({ clock, invalidations });

  warnWithoutProxy(config, logger);
  const front = createFrontServer();
  const app = await createServer({ tracing, logger, trustProxy: config.trustProxy, production: !demo, front });
  await documentRoutes(app);
  serveFilesAndDocs(app, logger);
  const times = exposeMetrics(app, { flow: flow.control, broker, peers });

  await app.register(
    async (scope) => {
      const api = scope as App;
      await openToOrigins(api, config.corsOrigins);
      limitTime(api, config.requestTimeoutMs);
      limitFlow(api, flow.control);
      const record = keepAudit(api, { users, clock, logger });
      authenticate(api, { buyers, sessions, tracing, record });
      seckillGuard.refuseForged(api);
      honourIdempotencyKeys(api, shared.idempotency, logger);
      seckillGuard.refuseLate(api);
      limitPages(api);
      limitRoutes(api, flow.control);
      userRoutes(api, { users, buyers });
      addressRoutes(api, directory.client(AddressServiceDefinition));
      productRoutes(api, { products, pages });
      cartRoutes(api, carts);
      orderRoutes(api, orders);
      paymentRoutes(api, directory.client(PaymentServiceDefinition));
      seckillRoutes(api, { products, orders, guard: seckillGuard, memory });
      seckillTokenRoute(api, seckillGuard);
      staffRoutes(api, { users, buyers });
      auditRoutes(api, users);
      ledgerRoutes(api, products);
      deadLetterRoutes(api, broker);
      flowRuleRoutes(api, flow);
      flowFigureRoutes(api, flow, peers);
      flowLogRoutes(api, flow);
      if (demo) faultRoutes(api, flow);
    },
    { prefix: API_PREFIX },
  );
  healthRoutes(app, directory, SERVICES);
  await app.register(async (scope) => {
    limitTime(scope as App, config.requestTimeoutMs);
    homeRoute(scope as App, { products, pages }, demo);
  });
  // What an attempt has to bring along where there is a guard, Fastify's way looks at.
  const plainSale = seckillGuard.on ? [] : [seckillRoute({ tracing, products, memory })];
  const routes = [...plainSale, cartRoute(carts)];
  openPlainPath(app, front, { config, platform, routes, buyers, sessions, times });
  openPagePath(app, front, { config, platform, pages, times });
  flowPageRoute(app, demo);
  if (traces && demo) traceRoutes(app, traces);

  return {
    app,
    listen: async () => {
      const address = await app.listen({ host: config.host, port: config.port });
      return Number(new URL(address).port);
    },
    stop: async () => {
      await app.close();
      peers.close();
      seckillGuard.close();
      memory.close();
      pageCache.close();
      shared.close();
    },
  };
}
