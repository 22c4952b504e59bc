import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import swagger, { type StaticDocumentSpec } from "@fastify/swagger";
import type { Logger } from "@mall/kernel";
import Fastify, { type FastifyInstance } from "fastify";
import type { App } from "../app.ts";
import { answerErrors } from "./errors.ts";
import { WEB_FOLDER } from "./web-pages.ts";

const publicFolder = fileURLToPath(new URL("../../public", import.meta.url));

/** What is served by the second instance. */
const PATHS = ["/docs", "/docs/*", "/assets/*", "/pictures/*", "/favicon.svg"];

/**
 * Pictures, scripts, styles and the page to try the API: made by the first request for one of them. The packages behind
 * them take a tenth of a second to load, which no start has to wait for.
 */
export function serveFilesAndDocs(app: App, logger: Logger): void {
  let made: Promise<FastifyInstance> | undefined;
  for (const url of PATHS) {
    const options = { schema: { hide: true }, config: { docs: url.startsWith("/docs") } };
    app.get(url, options, async (request, reply) => {
      made ??= makeInstance(app.swagger() as StaticDocumentSpec["document"], logger);
      const instance = await made;
      // What the hooks have set so far; the second instance knows nothing of it.
      for (const [name, value] of Object.entries(reply.getHeaders())) reply.raw.setHeader(name, value ?? "");
      reply.hijack();
      instance.routing(request.raw, reply.raw);
    });
  }
  app.addHook("onClose", async () => await (await made)?.close());
}

async function makeInstance(document: StaticDocumentSpec["document"], logger: Logger): Promise<FastifyInstance> {
  const { default: fastifyStatic } = await import("@fastify/static");
  const { default: swaggerUi } = await import("@fastify/swagger-ui");
  const instance = Fastify({ logger: false });
  answerErrors(instance, logger);
  await instance.register(swagger, { mode: "static", specification: { document } });
  await instance.register(swaggerUi, { routePrefix: "/docs" });
  await instance.register(fastifyStatic, {
    ...{ root: publicFolder, maxAge: "1h", wildcard: false, decorateReply: false },
    // Scripts and styles have to fit the page of this version: a browser asks whether they are still the same.
    setHeaders: (reply, path) => {
      if (/\.(js|css)$/.test(path)) void reply.header("cache-control", "no-cache");
    },
  });
  const assets = `${WEB_FOLDER}/assets`;
  if (existsSync(assets)) {
    await instance.register(fastifyStatic, {
      ...{ root: assets, prefix: "/assets/", wildcard: false, decorateReply: false, preCompressed: true },
      // Their names say what is in them: another build has others.
      ...{ maxAge: "365d", immutable: true },
    });
  }
  await instance.ready();
  return instance;
}
