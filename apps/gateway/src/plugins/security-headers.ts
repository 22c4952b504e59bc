import helmet from "@fastify/helmet";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { API_PREFIX } from "../app.ts";

/** A year, in seconds. Says nothing of other hosts of the domain: they may not be the shop's. */
const HSTS = "max-age=31536000";

/** What a page may load: its own scripts, styles and pictures. Nothing that stands in the page itself runs. */
const PAGE_POLICY = {
  "default-src": ["'self'"],
  "object-src": ["'none'"],
  "base-uri": ["'none'"],
  "form-action": ["'self'"],
  "frame-ancestors": ["'none'"],
};

/** The one style that swagger-ui 5 puts into its page by script; a new version may bring another, and a test tells. */
const DOCS_STYLE = "'sha256-RL3ie0nH+Lzz2YNqQN83mnU0J1ot4QL7b99vMdIX99w='";

/** The page to try the API also draws its arrows from data: URLs, that its style sheet holds. */
export const DOCS_POLICY = { ...PAGE_POLICY, "img-src": ["'self'", "data:"], "style-src": ["'self'", DOCS_STYLE] };

/** Of an answer that is written before any route sees the request. */
export const BARE_HEADERS = {
  "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
  "referrer-policy": "no-referrer",
  "cache-control": "no-store",
};

/** Pages and figures that are not of the API, and not for everybody's cache either. */
const PRIVATE_PAGES = ["/ops/traces", "/metrics"];

/**
 * Headers that tell browsers what not to do, on every answer: pages, files, refusals. Over TLS, and always in
 * production, where a proxy may have ended it, browsers are told to come back over TLS only.
 */
export async function secureAnswers(app: FastifyInstance, { production }: { production: boolean }): Promise<void> {
  await app.register(helmet, {
    contentSecurityPolicy: { useDefaults: false, directives: PAGE_POLICY },
    frameguard: { action: "deny" },
    // On plain HTTP browsers complain of it, and no page here opens another that it would have to be kept apart from.
    crossOriginOpenerPolicy: false,
    // The rest of helmet's is for browsers that are gone, or for what this shop has not.
    ...{ strictTransportSecurity: false, xDnsPrefetchControl: false, xDownloadOptions: false },
    ...{ xPermittedCrossDomainPolicies: false, xXssProtection: false, originAgentCluster: false },
  });
  app.addHook("onRequest", (request, reply, done) => {
    if (production || request.protocol === "https") reply.raw.setHeader("strict-transport-security", HSTS);
    if (isPrivate(request)) void reply.header("cache-control", "no-store");
    done();
  });
}

/** All that the API answers, but for what it shows to everybody: no cache on the way keeps it, nor the browser's. */
function isPrivate({ url, method, routeOptions }: FastifyRequest): boolean {
  if (!url.startsWith(API_PREFIX)) return PRIVATE_PAGES.some((page) => url.startsWith(page));
  return routeOptions.config.access !== "public" || method !== "GET";
}
