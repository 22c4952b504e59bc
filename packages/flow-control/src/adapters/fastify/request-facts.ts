import type { FastifyRequest } from "fastify";
import type { RequestFacts } from "../../engine/entry.ts";
import { cookieOf } from "./cookie.ts";

/** What gateway rules may look at, read from the request only when a rule asks. */
export function requestFacts(request: FastifyRequest): RequestFacts {
  return {
    path: pathOf(request.url),
    get clientIp() {
      return request.ip;
    },
    get host() {
      return request.hostname;
    },
    header: (name) => firstOf(request.headers[name]),
    query: (name) => firstOf((request.query as Readonly<Record<string, unknown>>)[name]),
    cookie: (name) => cookieOf(request.headers.cookie, name),
  };
}

/** Decoded as Fastify's router does before it looks for a route: or `/%61dmin` would be no request of the group `/admin`. */
function pathOf(url: string): string {
  const end = url.search(/[?#]/);
  const path = end < 0 ? url : url.slice(0, end);
  if (!path.includes("%")) return path;
  try {
    return decodeURI(path);
  } catch {
    return path;
  }
}

function firstOf(value: unknown): string | undefined {
  const first: unknown = Array.isArray(value) ? value[0] : value;
  return first === undefined ? undefined : String(first);
}
