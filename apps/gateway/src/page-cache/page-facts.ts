import type { IncomingMessage } from "node:http";
import type { RequestFacts } from "@mall/flow-control";
import { cookieOf } from "@mall/flow-control/fastify";
import type { Senders } from "../fast-path/request-facts.ts";

/** What flow-control rules may look at, read from the request only when a rule asks. */
export class PageFacts implements RequestFacts {
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

/** Named values for hot-parameter rules. Nobody is logged in where everybody sees the same. */
export class PageValues {
  readonly [name: string]: unknown;
  readonly user = undefined;
  readonly #facts: PageFacts;

  constructor(facts: PageFacts) {
    this.#facts = facts;
  }

  get ip(): string {
    return this.#facts.clientIp;
  }
}
