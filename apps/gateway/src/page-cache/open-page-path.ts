import type { ProcessPlatform } from "@mall/runtime";
import type { App } from "../app.ts";
import type { GatewayConfig } from "../config.ts";
import type { FrontServer } from "../fast-path/front-server.ts";
import { createSenders } from "../fast-path/request-facts.ts";
import type { RequestTimes } from "../plugins/request-times.ts";
import type { Pages } from "./answer-page.ts";
import { createPagePath } from "./page-path.ts";
import { createServePage } from "./serve-page.ts";
import { createPageWriter } from "./write-page.ts";

/** What the way past Fastify is opened with. */
export interface OpenPagePathDeps {
  config: GatewayConfig;
  platform: ProcessPlatform;
  pages: Pages;
  times: RequestTimes;
}

/** Opens the way past Fastify to kept pages, until the server closes. */
export function openPagePath(app: App, front: FrontServer, { config, platform, pages, times }: OpenPagePathDeps): void {
  const { corsOrigins, trustProxy } = config;
  let closing = false;
  app.addHook("preClose", async () => {
    closing = true;
  });
  // Where a proxy ended TLS, answers of the demo differ by it.
  const differs = config.profile === "demo" && trustProxy !== undefined;
  front.open(
    createPagePath({
      ...pages,
      tracing: platform.tracing,
      declines: ({ headers }) => closing || (differs && headers["x-forwarded-proto"] !== undefined),
      serve: createServePage({
        flow: platform.flow.control,
        senders: createSenders(trustProxy),
        write: createPageWriter({ headers: front.headers.open, corsOrigins, times }),
      }),
    }),
  );
}
