import type { IncomingMessage } from "node:http";
import { all, compile } from "@fastify/proxy-addr";
import type { RequestFacts } from "@mall/flow-control";
import { cookieOf } from "@mall/flow-control/fastify";

/** Who sent a request, behind the proxies that are believed. */
export interface Senders {
  ipOf(request: IncomingMessage): string;
  /** Host without port, as the client wrote it. */
  hostOf(request: IncomingMessage): string;
}

/** Reads senders as Fastify's `request.ip` and `request.hostname` do. `trustProxy`: see GatewayConfig. */
export function createSenders(trustProxy: string | undefined): Senders {
  const trusts = trustProxy ? compile(trustProxy.split(",").map((each) => each.trim())) : undefined;
  const forwardedHost = ({ headers, socket }: IncomingMessage): string | undefined => {
    const forwarded = String(headers["x-forwarded-host"] ?? "");
    if (!forwarded || !trusts?.(socket.remoteAddress ?? "", 0)) return undefined;
    return forwarded.slice(forwarded.lastIndexOf(",") + 1).trim();
  };
  return {
    ipOf: (request) => (trusts ? all(request, trusts).at(-1) : request.socket.remoteAddress) ?? "",
    hostOf: (request) => withoutPort(forwardedHost(request) ?? request.headers.host ?? ""),
  };
}

function withoutPort(host: string): string {
  return host.startsWith("[") ? host.slice(0, host.indexOf("]") + 1) : (host.split(":", 1)[0] ?? "");
}

/** What flow-control rules may look at of a request that Fastify never sees, read from it only when a rule asks. */
export class PlainFacts implements RequestFacts {
  readonly path: string;
  readonly #request: IncomingMessage;
  readonly #senders: Senders;

  constructor(request: IncomingMessage, path: string, senders: Senders) {
    this.path = path;
    this.#request = request;
    this.#senders = senders;
  }

  get clientIp(): string {
    return this.#senders.ipOf(this.#request);
  }

  get host(): string {
    return this.#senders.hostOf(this.#request);
  }

  header(name: string): string | undefined {
    const value = this.#request.headers[name];
    return Array.isArray(value) ? value[0] : value;
  }

  query(name: string): string | undefined {
    const [, query = ""] = (this.#request.url ?? "").split("?", 2);
    return new URLSearchParams(query).get(name) ?? undefined;
  }

  cookie(name: string): string | undefined {
    return cookieOf(this.#request.headers.cookie, name);
  }
}

/** Named values for hot-parameter rules; the address is worked out only for a rule that asks. */
export class BuyerValues {
  readonly [name: string]: unknown;
  readonly user: number;
  readonly #facts: PlainFacts;

  constructor(user: number, facts: PlainFacts) {
    this.user = user;
    this.#facts = facts;
  }

  get ip(): string {
    return this.#facts.clientIp;
  }
}

/** The same at the flash sale. */
export class SeckillValues extends BuyerValues {
  readonly sku: number;

  constructor(user: number, sku: number, facts: PlainFacts) {
    super(user, facts);
    this.sku = sku;
  }
}
