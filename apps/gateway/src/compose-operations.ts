import { setTimeout as sleep } from "node:timers/promises";
import { OrderServiceDefinition } from "@mall/contracts/order";
import { ProductServiceDefinition } from "@mall/contracts/product";
import type { ServiceDefinition } from "@mall/rpc";
import type { ProcessPlatform } from "@mall/runtime";
import type { TraceStore } from "@mall/tracing";
import type { App } from "./app.ts";
import type { GatewayConfig } from "./config.ts";
import { type Audience, createAudience } from "./live/audience.ts";
import { watchLedger } from "./live/ledger-watch.ts";
import { createLiveFigures } from "./live/live-figures.ts";
import { createLoopWatch } from "./live/loop-watch.ts";
import { readOwn } from "./live/reading.ts";
import { createLiveSale, type LiveSale } from "./live-sale/live-sale.ts";
import type { PrepareSale } from "./live-sale/live-sale-deps.ts";
import { createSaleLook } from "./live-sale/look.ts";
import { sendCrowd } from "./live-sale/send-crowd.ts";
import { ownUrl } from "./own-url.ts";
import type { RequestTotals } from "./plugins/request-times.ts";
import { liveRoute } from "./routes/ops/live.ts";
import { liveSaleRoutes } from "./routes/ops/live-sale.ts";
import { serviceRoutes } from "./routes/ops/services.ts";
import { traceDataRoutes } from "./routes/ops/traces.ts";
import type { ServiceSwitch } from "./services/service-switch.ts";
import type { EventStreams } from "./streams/event-streams.ts";
import type { Outside } from "./streams/outside.ts";
import type { Peers } from "./workers/peers.ts";

/** What whoever holds the whole shop lends the gateway. Left out, or in production: nothing of it is served. */
export interface ShopControls {
  serviceSwitch?: ServiceSwitch | undefined;
  prepareSale?: PrepareSale | undefined;
}

/** What the routes for operations stand on. */
export interface OperationsDeps {
  config: GatewayConfig;
  platform: ProcessPlatform;
  app: App;
  definitions: readonly ServiceDefinition[];
  streams: EventStreams;
  outside: Outside;
  peers: Peers;
  totals: () => RequestTotals;
  traces: TraceStore | undefined;
  controls: ShopControls;
}

/** Routes for operations, and what works behind them. */
export interface Operations {
  routes(api: App): void;
  /** Sends a crowd home, and reads no figures any more. */
  close(): Promise<void>;
}

/** Milliseconds between two events of live figures, and of a live sale. */
const LIVE_MS = 1000;
const SALE_MS = 250;

/** Wires what operators look at and play with; what is only for the demo is not there in production. */
export function openOperations(deps: OperationsDeps): Operations {
  const { config, platform, streams, definitions, traces, controls } = deps;
  const { directory, broker, logger } = platform;
  const demo = config.profile === "demo";
  const { serviceSwitch, prepareSale } = demo ? controls : {};
  const loop = createLoopWatch();
  const live = openLive(deps, loop);
  const sale = prepareSale && openLiveSale(deps, prepareSale);
  const told = sale && createAudience({ event: "sale", everyMs: SALE_MS, read: sale.state, logger });

  return {
    routes: (api) => {
      const embeddedBroker = broker.kind === "embedded";
      serviceRoutes(api, { profile: config.profile, directory, definitions, broker, embeddedBroker, serviceSwitch });
      liveRoute(api, streams, live);
      if (traces && demo) traceDataRoutes(api, traces);
      if (sale && told) liveSaleRoutes(api, { sale, streams, audience: told });
    },
    close: async () => {
      await Promise.all([live.close(), told?.close(), sale?.close()]);
      loop.close();
    },
  };
}

function openLive({ platform, peers, totals }: OperationsDeps, loop: ReturnType<typeof createLoopWatch>): Audience {
  const { clock, broker, flow, directory, logger } = platform;
  const products = directory.client(ProductServiceDefinition);
  const readings = peers.share("live", () => readOwn({ totals, control: flow.control, loop }));
  const ledger = watchLedger(() => products.getLedger({}), clock);
  const read = createLiveFigures({ readings, broker, ledger, clock });
  return createAudience({ event: "live", everyMs: LIVE_MS, read, logger });
}

function openLiveSale({ config, platform, app, outside }: OperationsDeps, prepare: PrepareSale): LiveSale {
  const { clock, directory, logger } = platform;
  const products = directory.client(ProductServiceDefinition);
  const orders = directory.client(OrderServiceDefinition);
  const [secret = ""] = config.jwtSecrets;
  const guarded = config.seckillGuard.mode !== "off";
  return createLiveSale({
    ...{ prepare, sendCrowd, clock, outside, logger },
    look: createSaleLook({ products, orders }),
    crowd: () => ({ url: ownUrl(app), secret, guarded }),
    sleep,
  });
}
