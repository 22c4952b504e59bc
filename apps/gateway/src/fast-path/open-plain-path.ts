import type { ProcessPlatform } from "@mall/runtime";
import type { App } from "../app.ts";
import type { KnownBuyers } from "../auth/known-buyers.ts";
import type { Sessions } from "../auth/sessions.ts";
import type { GatewayConfig } from "../config.ts";
import type { RequestTimes } from "../plugins/request-times.ts";
import { createAdmission } from "./admission.ts";
import type { FrontServer } from "./front-server.ts";
import { createPlainPath } from "./plain-path.ts";
import type { PlainRoute } from "./plain-route.ts";
import { createReception } from "./reception.ts";
import { createSenders } from "./request-facts.ts";
import { createWriter } from "./write-answer.ts";

/** What the way past Fastify is opened with. */
export interface OpenPathDeps {
  config: GatewayConfig;
  platform: ProcessPlatform;
  routes: readonly PlainRoute[];
  buyers: KnownBuyers;
  sessions: Sessions;
  times: RequestTimes;
}

/** Opens the way past Fastify for plain requests of these routes, until the server closes. */
export function openPlainPath(app: App, front: FrontServer, deps: OpenPathDeps): void {
  const { config, platform, routes, buyers, sessions, times } = deps;
  const { tracing, logger, flow } = platform;
  const { corsOrigins, trustProxy, requestTimeoutMs: timeoutMs } = config;
  let closing = false;
  app.addHook("preClose", async () => {
    closing = true;
  });
  // Where a proxy ended TLS, answers of the demo differ by it.
  const differs = config.profile === "demo" && trustProxy !== undefined;
  const receive = createReception({
    ...{ tracing, logger, timeoutMs, buyers, sessions },
    senders: createSenders(trustProxy),
    admit: createAdmission(flow.control),
    isExhausted: flow.control.exhausted,
    write: createWriter({ headers: front.headers.secret, corsOrigins, times, isClosing: () => closing }),
  });
  const declines: Parameters<typeof createPlainPath>[0]["declines"] = ({ headers }) =>
    closing || (differs && headers["x-forwarded-proto"] !== undefined);
  front.open(createPlainPath({ routes, tracing, receive, declines }));
}
