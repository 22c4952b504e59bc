import type { TypeBoxTypeProvider } from "@fastify/type-provider-typebox";
import type { Logger } from "@mall/kernel";
import type { Tracing } from "@mall/tracing";
import Fastify from "fastify";
import { API_PREFIX, type App } from "./app.ts";
import type { FrontServer } from "./fast-path/front-server.ts";
import { endConnectionsOnClose } from "./plugins/drain.ts";
import { answerBadUrl, answerErrors } from "./plugins/errors.ts";
import { BODY_LIMIT_BYTES, parseEveryBodyAsJson } from "./plugins/json-body.ts";
import { limitRequests, MAX_HEADER_BYTES, SLOW_LIMITS, type SlowLimits } from "./plugins/limits.ts";
import { secureAnswers } from "./plugins/security-headers.ts";
import { serializeLazily } from "./plugins/serialization.ts";
import { traceRequests } from "./plugins/tracing.ts";
import { answerUnreadable } from "./plugins/unreadable.ts";
import { validateBySchema } from "./plugins/validation.ts";

/** What the server is made of. */
export interface ServerOptions {
  tracing: Tracing;
  logger: Logger;
  /** See GatewayConfig. */
  trustProxy: string | undefined;
  /** Whether browsers are told to use TLS, however a request came. */
  production: boolean;
  /** The way past Fastify, where there is one. */
  front?: FrontServer;
  /** For tests: shorter than a client may take. */
  slow?: SlowLimits;
}

/** A Fastify instance with what every route needs: bodies, validation, errors, traces. No route yet. */
export async function createServer(options: ServerOptions): Promise<App> {
  const { tracing, logger, trustProxy, production, front, slow = SLOW_LIMITS } = options;
  const { requestTimeout, ...http } = slow;
  // No request log: it costs a third of the throughput, and traces and metrics tell more.
  const app = Fastify({
    logger: false,
    bodyLimit: BODY_LIMIT_BYTES,
    requestTimeout,
    http: { ...http, maxHeaderSize: MAX_HEADER_BYTES },
    // Fastify's own answer is no envelope: see endConnectionsOnClose.
    return503OnClosing: false,
    clientErrorHandler: answerUnreadable,
    frameworkErrors: answerBadUrl,
    ...(trustProxy ? { trustProxy } : {}),
    ...(front ? { serverFactory: front.serverFactory } : {}),
  });
  // First, so that whatever refuses a request later does so with these headers.
  const headers = await secureAnswers(app, { production });
  front?.useHeaders(headers);
  // Probes, pictures and pages would bury what people look for.
  traceRequests(app, tracing, (url) => url.startsWith(`${API_PREFIX}/`));
  limitRequests(app);
  endConnectionsOnClose(app);
  parseEveryBodyAsJson(app);
  validateBySchema(app);
  serializeLazily(app);
  answerErrors(app, logger);
  return app.withTypeProvider<TypeBoxTypeProvider>() as App;
}
