import type { FastifyReply, FastifyRequest } from "fastify";
import type { Fill } from "./fills.ts";
import { isKnown } from "./page.ts";
import type { PageAddresses } from "./page-addresses.ts";
import type { Keeping, PageCache } from "./page-cache.ts";

/** Pages, and where they were asked for. */
export interface Pages {
  cache: PageCache;
  addresses: PageAddresses;
}

/** A question and how it is answered. */
export interface PageQuestion extends Keeping {
  /** The same for all ways to ask the same. */
  question: unknown[];
  look: Fill;
  type: string;
}

/** What a browser does with a page: it asks each time whether it is still the same. */
export const PAGE_CACHE_CONTROL = "no-cache";

/** Answers with a page that is kept, a new one or, marked by `x-stale`, an old one; a client that has it is told just that. */
export async function answerPage(
  { cache, addresses }: Pages,
  { question, look, type, lifeMs }: PageQuestion,
  { request, reply }: { request: FastifyRequest; reply: FastifyReply },
): Promise<FastifyReply> {
  const key = JSON.stringify(question);
  const { page, how } = await cache.get(key, look, lifeMs === undefined ? {} : { lifeMs });
  request.traceSpan?.set("cache", how);
  if (how === "stale") void reply.header("x-stale", "true");
  else if (lifeMs === undefined && request.method === "GET")
    addresses.note(request.url, request.routeOptions.url ?? "", key);
  void reply.header("etag", page.etag).header("cache-control", PAGE_CACHE_CONTROL);
  if (isKnown(page, request.headers["if-none-match"])) return reply.code(304).send();
  return reply.type(type).send(page.body);
}
