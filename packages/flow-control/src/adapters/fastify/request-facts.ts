import type { FastifyRequest } from "fastify";
import type { RequestFacts } from "../../engine/entry.ts";
import { cookieOf } from "./cookie.ts";

/** What gateway rules may look at, read from the request only when a rule asks. */
export function requestFacts(request: FastifyRequest): RequestFacts {
  return new FactsOfRequest(request);
}

/** A class, since every request has one: an object with getters and functions of its own costs a microsecond. */
class FactsOfRequest implements RequestFacts {
  readonly path: string;
  readonly #request: FastifyRequest;

  constructor(request: FastifyRequest) {
    this.#request = request;
    this.path = pathOf(request.url);
  }

  get clientIp(): string {
    return this.#request.ip;
  }

  get host(): string {
    return this.#request.hostname;
  }

  header(name: string): string | undefined {
    return firstOf(this.#request.headers[name]);
  }

  query(name: string): string | undefined {
    return firstOf((this.#request.query as Readonly<Record<string, unknown>>)[name]);
  }

  cookie(name: string): string | undefined {
    return cookieOf(this.#request.headers.cookie, name);
  }
}

/** Decoded as Fastify's router does before it looks for a route: or `/%61dmin` would be no request of the group `/admin`. */
function pathOf(url: string): string {
  const path = withoutQuery(url);
  if (!path.includes("%")) return path;
  try {
    return decodeURI(path);
  } catch {
    return path;
  }
}

function withoutQuery(url: string): string {
  const query = url.indexOf("?");
  const path = query < 0 ? url : url.slice(0, query);
  const hash = path.indexOf("#");
  return hash < 0 ? path : path.slice(0, hash);
}

function firstOf(value: unknown): string | undefined {
  const first: unknown = Array.isArray(value) ? value[0] : value;
  return first === undefined ? undefined : String(first);
}
