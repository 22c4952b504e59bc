import { crossOriginHeaders } from "../plugins/cors.ts";
import type { Headers } from "../plugins/helmet-headers.ts";
import type { RequestTimes } from "../plugins/request-times.ts";
import { PAGE_CACHE_CONTROL } from "./answer-page.ts";
import { isKnown } from "./page.ts";
import type { PageVisit } from "./page-path.ts";

/** What pages are written with. */
export interface PageWriterDeps {
  headers: Headers;
  corsOrigins: readonly string[];
  times: RequestTimes;
}

/** Makes what writes a page as Fastify would, with the same headers, and times it. */
export function createPageWriter({ headers, corsOrigins, times }: PageWriterDeps): (visit: PageVisit) => void {
  const common = [...Object.entries(headers).flat(), "cache-control", PAGE_CACHE_CONTROL];
  const withBody = [...common, "content-type", "application/json; charset=utf-8"];
  return ({ request, response, page, route, traceId, cameAt }) => {
    const { "if-none-match": ifNoneMatch, origin } = request.headers;
    const known = isKnown(page, ifNoneMatch);
    const own = (known ? common : withBody).concat("x-trace-id", traceId, "etag", page.etag);
    if (!known) own.push("content-length", String(page.body.length));
    if (corsOrigins.length > 0) own.push(...crossOriginHeaders(corsOrigins, origin));
    response.writeHead(known ? 304 : 200, own);
    response.end(known ? undefined : page.body);
    times("GET", route, known ? 304 : 200).observe((performance.now() - cameAt) / 1000);
  };
}
