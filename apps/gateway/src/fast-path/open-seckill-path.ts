import type { ProcessPlatform } from "@mall/runtime";
import type { App } from "../app.ts";
import type { KnownBuyers } from "../auth/known-buyers.ts";
import type { Sessions } from "../auth/sessions.ts";
import type { GatewayConfig } from "../config.ts";
import type { RequestTimes } from "../plugins/request-times.ts";
import { createAdmission } from "./admission.ts";
import { type AskStockDeps, createAskStock } from "./ask-stock.ts";
import type { FrontServer } from "./front-server.ts";
import { createSenders } from "./request-facts.ts";
import { createSeckillPath } from "./seckill-path.ts";
import { createWriter } from "./write-answer.ts";

/** What the way past Fastify is opened with. */
export interface OpenPathDeps extends Pick<AskStockDeps, "products" | "memory"> {
  buyers: KnownBuyers;
  sessions: Sessions;
  times: RequestTimes;
}

/** Opens the way past Fastify for plain attempts at the flash sale, until the server closes. */
export function openSeckillPath(
  app: App,
  front: FrontServer,
  { config, platform, ...deps }: OpenPathDeps & { config: GatewayConfig; platform: ProcessPlatform },
): void {
  const { clock, tracing, logger, flow } = platform;
  const { corsOrigins, trustProxy, requestTimeoutMs: timeoutMs } = config;
  let closing = false;
  app.addHook("preClose", async () => {
    closing = true;
  });
  // Where a proxy ended TLS, answers of the demo differ by it.
  const differs = config.profile === "demo" && trustProxy !== undefined;
  const path = createSeckillPath({
    ...{ clock, tracing, logger, timeoutMs, ...deps },
    senders: createSenders(trustProxy),
    admit: createAdmission(flow.control),
    ask: createAskStock({ clock, tracing, ...deps }),
    write: createWriter({ headers: front.headers.secret, corsOrigins, times: deps.times, isClosing: () => closing }),
    declines: ({ headers }) => closing || (differs && headers["x-forwarded-proto"] !== undefined),
  });
  front.open(path);
}
