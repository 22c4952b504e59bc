import { fail } from "@mall/kernel";
import type { FastifyInstance } from "fastify";
import { DEFAULT_PAGE_SIZE } from "../schemas/fields.ts";

/** How long a client may take, in milliseconds. Shorter is for tests. */
export interface SlowLimits {
  /** From the connection, or the last answer, to the end of the headers. */
  headersTimeout: number;
  /** To the end of the body. */
  requestTimeout: number;
  /** How often connections are looked at: a limit is late by so much at most. */
  connectionsCheckingInterval: number;
}

/** A phone in a tunnel needs seconds; who holds connections open on purpose would like to have minutes. */
export const SLOW_LIMITS: SlowLimits = {
  headersTimeout: 10_000,
  requestTimeout: 15_000,
  connectionsCheckingInterval: 1000,
};

/** Bytes of the request line and all headers; Node refuses more before it is read to its end. */
export const MAX_HEADER_BYTES = 16 * 1024;

/** Browsers send about twenty, a chain of proxies adds a dozen. */
const MAX_HEADERS = 100;

/** Characters of the path with its query. The longest honest one, a search of 100 characters with all filters, has 1300. */
const MAX_URL_LENGTH = 4096;

/** Parameters of a query, counted before anything is made of them. No route takes more than ten. */
const MAX_PARAMETERS = 50;

/** How far into a list pages go: the last entry that is found by paging. Who wants more has to narrow the search. */
const MAX_PAGED_ENTRIES = 10_000;

/** Refuses what is too much by its form before it costs anything: length of the URL, number of headers and parameters. */
export function limitRequests(app: FastifyInstance): void {
  app.addHook("onRequest", (request, _reply, done) => {
    const { url, rawHeaders } = request.raw;
    if (url && url.length > MAX_URL_LENGTH) return done(fail("url_too_long"));
    // Names and values alternate.
    if (rawHeaders.length > 2 * MAX_HEADERS) return done(fail("headers_too_large"));
    if (url && hasMore("&", MAX_PARAMETERS - 1, url)) return done(fail("too_many_parameters"));
    done();
  });
}

/** Refuses pages far out: a database counts its way there, entry by entry. */
export function limitPages(app: FastifyInstance): void {
  app.addHook("preHandler", (request, _reply, done) => {
    const { page, page_size: size = DEFAULT_PAGE_SIZE } = (request.query ?? {}) as {
      page?: number;
      page_size?: number;
    };
    if (page === undefined || page * size <= MAX_PAGED_ENTRIES) return done();
    done(fail("invalid_input", { field: "page", params: { reason: `page × page_size > ${MAX_PAGED_ENTRIES}` } }));
  });
}

function hasMore(character: string, most: number, text: string): boolean {
  let count = 0;
  for (let at = text.indexOf(character); at !== -1; at = text.indexOf(character, at + 1)) {
    count += 1;
    if (count > most) return true;
  }
  return false;
}
