import { Role } from "@mall/contracts/user";
import { fail } from "@mall/kernel";
import type { Tracing } from "@mall/tracing";
import type { FastifyRequest } from "fastify";
import type { App } from "../app.ts";
import type { Buyer } from "../auth/buyer.ts";
import type { KnownBuyers } from "../auth/known-buyers.ts";
import type { Sessions } from "../auth/sessions.ts";

export type { Buyer } from "../auth/buyer.ts";

/** Who may use a route; each may what those before may. */
export type Access = "public" | "buyer" | "operator" | "admin";

declare module "fastify" {
  interface FastifyRequest {
    buyer: Buyer | undefined;
  }
  interface FastifyContextConfig {
    /** Left out: a logged-in buyer. */
    access?: Access;
    /** POST only: whether Idempotency-Key is honoured. Left out: where there is a buyer. */
    idempotent?: boolean;
  }
}

/** What the check of a request needs. */
export interface AuthOptions {
  buyers: Pick<KnownBuyers, "known">;
  sessions: Sessions;
  tracing: Tracing;
  /** Told who asks before it is decided whether they may; what it throws is the answer. Only for routes of staff. */
  record: (request: FastifyRequest, who: Buyer) => Promise<void>;
}

/** The least role for each access. */
const LEAST_ROLE: Record<Access, Role> = {
  public: Role.ROLE_UNSPECIFIED,
  buyer: Role.ROLE_BUYER,
  operator: Role.ROLE_OPERATOR,
  admin: Role.ROLE_ADMIN,
};

/** Checks the Bearer token of every route of this scope that is not public, before its input is looked at. */
export function authenticate(app: App, { buyers, sessions, tracing, record }: AuthOptions): void {
  const ask = async (request: FastifyRequest, access: Access) => {
    const header = headerOf(request);
    const buyer = buyers.known(header) ?? (await sessions.buyerOf(header));
    if (access !== "buyer") await record(request, buyer);
    if (buyer.role < LEAST_ROLE[access]) throw fail("not_allowed");
    request.buyer = buyer;
  };
  app.decorateRequest("buyer", undefined);
  app.addHook("preValidation", (request, _reply, done) => {
    const { access = "buyer" } = request.routeOptions.config;
    if (access === "public") {
      done();
      return;
    }
    // Nearly all requests are of buyers who are known: they cost no promise.
    const known = access === "buyer" ? buyers.known(headerOf(request)) : undefined;
    if (known && known.role >= Role.ROLE_BUYER) {
      request.buyer = tracing.span("auth", {}, () => known);
      done();
      return;
    }
    tracing.span("auth", {}, () => ask(request, access)).then(() => done(), done);
  });
}

function headerOf(request: FastifyRequest): string {
  return request.headers.authorization ?? "";
}

/** The buyer of a request on a route that is not public. */
export function buyerOf(request: FastifyRequest): Buyer {
  if (!request.buyer) throw new Error(`${request.routeOptions.url} is public and has no buyer`);
  return request.buyer;
}
