import { AddressServiceDefinition } from "@mall/contracts/address";
import { AdminServiceDefinition } from "@mall/contracts/admin";
import { CartServiceDefinition } from "@mall/contracts/cart";
import { OrderServiceDefinition } from "@mall/contracts/order";
import { PaymentServiceDefinition } from "@mall/contracts/payment";
import { ProductServiceDefinition } from "@mall/contracts/product";
import { ReviewServiceDefinition } from "@mall/contracts/review";
import { UserServiceDefinition } from "@mall/contracts/user";
import type { ProcessPlatform } from "@mall/runtime";
import type { TraceStore } from "@mall/tracing";
import { API_PREFIX, type App } from "./app.ts";
import { createTokenVerifier } from "./auth/access-token.ts";
import { createKnownBuyers } from "./auth/known-buyers.ts";
import { createSessions } from "./auth/sessions.ts";
import { openOperations, type ShopControls } from "./compose-operations.ts";
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
import { serveWebPages } from "./plugins/web-pages.ts";
import { warnWithoutProxy } from "./public-settings.ts";
import { addressRoutes } from "./routes/address.ts";
import { cartRoutes } from "./routes/cart.ts";
import { healthRoutes } from "./routes/health.ts";
import { auditRoutes } from "./routes/ops/audit.ts";
import { dashboardRoute } from "./routes/ops/dashboard.ts";
import { deadLetterRoutes } from "./routes/ops/dead-letters.ts";
import { faultRoutes } from "./routes/ops/faults.ts";
import { flowFigureRoutes } from "./routes/ops/flow-figures.ts";
import { flowLogRoutes } from "./routes/ops/flow-logs.ts";
import { flowRuleRoutes } from "./routes/ops/flow-rules.ts";
import { ledgerRoutes } from "./routes/ops/ledger.ts";
import { staffOrderRoutes } from "./routes/ops/orders.ts";
import { staffProductRoutes } from "./routes/ops/products.ts";
import { bulkRoutes } from "./routes/ops/products-bulk.ts";
import { staffReviewRoutes } from "./routes/ops/reviews.ts";
import { staffSaleRoutes } from "./routes/ops/sales.ts";
import { stockRoute } from "./routes/ops/stock.ts";
import { userListRoute } from "./routes/ops/user-list.ts";
import { staffRoutes } from "./routes/ops/users.ts";
import { orderRoutes } from "./routes/order.ts";
import { paymentRoutes } from "./routes/payment.ts";
import { productRoutes } from "./routes/product.ts";
import { reviewRoutes } from "./routes/review.ts";
import { seckillRoutes } from "./routes/seckill.ts";
import { seckillLiveRoutes } from "./routes/seckill-live.ts";
import { userRoutes } from "./routes/user.ts";
import { openSpentTokens } from "./seckill-guard/open-spent-tokens.ts";
import { openSeckillGuard } from "./seckill-guard/seckill-guard.ts";
import { seckillTokenRoute } from "./seckill-guard/token-route.ts";
import { createServer } from "./server.ts";
import { createEventStreams } from "./streams/event-streams.ts";
import { createOutside } from "./streams/outside.ts";
import { createSaleWatch } from "./streams/sale-watch.ts";
import { openPeers } from "./workers/peers.ts";

export type { ShopControls } from "./compose-operations.ts";
export { type GatewayConfig, gatewayVariables, loadGatewayConfig } from "./config.ts";
export { BROKER, type ServiceSwitch } from "./services/service-switch.ts";

/** The services the gateway calls, and which must be ready for it to be. */
const SERVICES = [
  UserServiceDefinition,
  ProductServiceDefinition,
  CartServiceDefinition,
  OrderServiceDefinition,
  PaymentServiceDefinition,
  AddressServiceDefinition,
  ReviewServiceDefinition,
  AdminServiceDefinition,
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

/** What a gateway has whose process holds more than it. */
export interface GatewayExtras {
  /** The built-in trace pages are served from it, outside of production. */
  traces?: TraceStore;
  controls?: ShopControls;
}

/** Wires the gateway. */
export async function composeGateway(
  config: GatewayConfig,
  platform: ProcessPlatform,
  { traces, controls = {} }: GatewayExtras = {},
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
  const outside = createOutside(tracing);
  const streams = createEventStreams(app, { outside, logger, invalidations });
  await documentRoutes(app);
  serveFilesAndDocs(app, logger);
  const { times, totals } = exposeMetrics(app, { flow: flow.control, broker, peers, ledger: { products, clock } });
  const operations = openOperations({
    ...{ config, platform, app, definitions: SERVICES, streams, outside, peers, totals, traces, controls },
  });

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
      seckillLiveRoutes(api, { products, orders, streams, sales: createSaleWatch({ products, outside }) });
      const reviews = directory.client(ReviewServiceDefinition);
      reviewRoutes(api, reviews);
      staffReviewRoutes(api, reviews);
      staffOrderRoutes(api, orders);
      staffSaleRoutes(api, products);
      const admin = directory.client(AdminServiceDefinition);
      dashboardRoute(api, admin);
      bulkRoutes(api, admin);
      staffProductRoutes(api, products);
      stockRoute(api, products);
      userListRoute(api, users);
      staffRoutes(api, { users, buyers });
      auditRoutes(api, users);
      ledgerRoutes(api, products);
      deadLetterRoutes(api, broker);
      flowRuleRoutes(api, flow);
      flowFigureRoutes(api, flow, peers);
      flowLogRoutes(api, flow);
      if (demo) faultRoutes(api, flow);
      operations.routes(api);
    },
    { prefix: API_PREFIX },
  );
  healthRoutes(app, directory, SERVICES);
  // What an attempt has to bring along where there is a guard, Fastify's way looks at.
  const plainSale = seckillGuard.on ? [] : [seckillRoute({ tracing, products, memory })];
  const routes = [...plainSale, cartRoute(carts)];
  openPlainPath(app, front, { config, platform, routes, buyers, sessions, times });
  openPagePath(app, front, { config, platform, pages, times });
  serveWebPages(app);

  return {
    app,
    listen: async () => {
      const address = await app.listen({ host: config.host, port: config.port });
      return Number(new URL(address).port);
    },
    stop: async () => {
      await Promise.all([operations.close(), app.close()]);
      peers.close();
      seckillGuard.close();
      memory.close();
      pageCache.close();
      shared.close();
    },
  };
}
