import type { FastifyContextConfig, FastifyInstance, FastifyRequest } from "fastify";
import { API_PREFIX } from "../app.ts";
import { type Headers, helmetHeaders } from "./helmet-headers.ts";

declare module "fastify" {
  interface FastifyContextConfig {
    /** A page of the API's documentation, which loads more than others. */
    docs?: boolean;
  }
}

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
const DOCS_POLICY = { ...PAGE_POLICY, "img-src": ["'self'", "data:"], "style-src": ["'self'", DOCS_STYLE] };

/** Of an answer that is written before any route sees the request. */
export const BARE_HEADERS = {
  "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
  "referrer-policy": "no-referrer",
  "cache-control": "no-store",
};

/** Figures that are not of the API, and not for everybody's cache either. */
const PRIVATE_PAGES = ["/metrics"];

/** The headers of answers, for those who write them without Fastify. */
export interface AnswerHeaders {
  /** Of what everybody may see. */
  open: Headers;
  /** Of what nobody keeps. */
  secret: Headers;
}

/**
 * Headers that tell browsers what not to do, on every answer: pages, files, refusals. Over TLS, and always in
 * production, where a proxy may have ended it, browsers are told to come back over TLS only.
 * @returns those of the API: with the last, in production.
 */
export async function secureAnswers(app: FastifyInstance, options: { production: boolean }): Promise<AnswerHeaders> {
  const tls = options.production ? { "strict-transport-security": HSTS } : {};
  const open = { ...(await helmetHeaders(PAGE_POLICY)), ...tls };
  const docs = { ...(await helmetHeaders(DOCS_POLICY)), ...tls };
  const secret = { ...open, "cache-control": "no-store" };
  app.addHook("onRequest", (request, reply, done) => {
    const { config } = request.routeOptions;
    void reply.headers(config.docs ? docs : isPrivate(request, config) ? secret : open);
    if (!options.production && request.protocol === "https") void reply.header("strict-transport-security", HSTS);
    done();
  });
  return { open, secret };
}

/** All that the API answers, but for what it shows to everybody: no cache on the way keeps it, nor the browser's. */
function isPrivate({ url, method }: FastifyRequest, { access }: FastifyContextConfig): boolean {
  if (!url.startsWith(API_PREFIX)) return PRIVATE_PAGES.some((page) => url.startsWith(page));
  return access !== "public" || method !== "GET";
}
