import type { TypeBoxTypeProvider } from "@fastify/type-provider-typebox";
import type { Logger } from "@mall/kernel";
import type { Tracing } from "@mall/tracing";
import Fastify from "fastify";
import { API_PREFIX, type App } from "./app.ts";
import { endConnectionsOnClose } from "./plugins/drain.ts";
import { answerErrors } from "./plugins/errors.ts";
import { BODY_LIMIT_BYTES, parseEveryBodyAsJson } from "./plugins/json-body.ts";
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
}

/** A Fastify instance with what every route needs: bodies, validation, errors, traces. No route yet. */
export function createServer({ tracing, logger, trustProxy }: ServerOptions): App {
  // No request log: it costs a third of the throughput, and traces and metrics tell more.
  const app = Fastify({
    logger: false,
    bodyLimit: BODY_LIMIT_BYTES,
    requestTimeout: 30_000,
    return503OnClosing: true,
    clientErrorHandler: answerUnreadable,
    ...(trustProxy ? { trustProxy } : {}),
  });
  // Probes, pictures and the trace pages would bury what people look for.
  traceRequests(app, tracing, (url) => url === "/" || url.startsWith(`${API_PREFIX}/`));
  endConnectionsOnClose(app);
  parseEveryBodyAsJson(app);
  validateBySchema(app);
  serializeLazily(app);
  answerErrors(app, logger);
  return app.withTypeProvider<TypeBoxTypeProvider>() as App;
}
