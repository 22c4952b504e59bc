import type { RequestFacts } from "@mall/flow-control";
import { parseCookie } from "cookie";
import type { FastifyRequest } from "fastify";

/** What gateway rules may look at, read from the request only when a rule asks. */
export function requestFacts(request: FastifyRequest): RequestFacts {
  const { url } = request;
  const end = url.indexOf("?");
  return {
    path: end < 0 ? url : url.slice(0, end),
    get clientIp() {
      return request.ip;
    },
    get host() {
      return request.hostname;
    },
    header: (name) => firstOf(request.headers[name]),
    query: (name) => firstOf((request.query as Record<string, unknown>)[name]),
    cookie: (name) => parseCookie(request.headers.cookie ?? "")[name],
  };
}

function firstOf(value: unknown): string | undefined {
  const first: unknown = Array.isArray(value) ? value[0] : value;
  return first === undefined ? undefined : String(first);
}
