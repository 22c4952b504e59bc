import { IncomingMessage, ServerResponse } from "node:http";
import { Socket } from "node:net";
import helmet from "@fastify/helmet";
import Fastify from "fastify";

/** Headers by name in lower case. */
export type Headers = Readonly<Record<string, string>>;

/** What a page may load, as `Content-Security-Policy` has it. */
export type PagePolicy = Record<string, readonly string[]>;

/**
 * The headers that helmet sets, which are the same for every answer: it is asked once, by a request that nobody sent,
 * since it puts them together anew for each.
 */
export async function helmetHeaders(policy: PagePolicy): Promise<Headers> {
  const asked = Fastify({ logger: false });
  const found = Promise.withResolvers<Headers>();
  await asked.register(helmet, {
    contentSecurityPolicy: { useDefaults: false, directives: { ...policy } },
    frameguard: { action: "deny" },
    // On plain HTTP browsers complain of it, and no page here opens another that it would have to be kept apart from.
    crossOriginOpenerPolicy: false,
    // The rest of helmet's is for browsers that are gone, or for what this shop has not.
    ...{ strictTransportSecurity: false, xDnsPrefetchControl: false, xDownloadOptions: false },
    ...{ xPermittedCrossDomainPolicies: false, xXssProtection: false, originAgentCluster: false },
  });
  asked.get("/", (_request, reply) => {
    found.resolve({ ...(reply.raw.getHeaders() as Record<string, string>) });
    reply.hijack();
  });
  await asked.ready();
  const request = Object.assign(new IncomingMessage(new Socket()), { method: "GET", url: "/" });
  asked.routing(request, new ServerResponse(request));
  return await found.promise;
}
