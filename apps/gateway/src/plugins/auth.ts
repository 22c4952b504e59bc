import { Role } from "@mall/contracts/user";
import { fail } from "@mall/kernel";
import type { Tracing } from "@mall/tracing";
import type { FastifyRequest } from "fastify";
import type { App } from "../app.ts";
import type { AccessClaims } from "../auth/access-token.ts";
import type { SessionCache } from "../auth/session-cache.ts";

/** Who is asking. */
export interface Buyer extends AccessClaims {
  role: Role;
}

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
  verify: (token: string) => AccessClaims;
  sessions: SessionCache;
  tracing: Tracing;
  /** Told who asks before it is decided whether they may; what it throws is the answer. */
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
export function authenticate(app: App, { verify, sessions, tracing, record }: AuthOptions): void {
  app.decorateRequest("buyer", undefined);
  app.addHook("preValidation", async (request) => {
    const { access = "buyer" } = request.routeOptions.config;
    if (access === "public") return;
    await tracing.span("auth", {}, async () => {
      const claims = verify(bearerToken(request));
      const buyer = { ...claims, role: await sessions.roleOf(claims) };
      await record(request, buyer);
      if (buyer.role < LEAST_ROLE[access]) throw fail("not_allowed");
      request.buyer = buyer;
    });
  });
}

function bearerToken(request: FastifyRequest): string {
  const [scheme, token, ...rest] = (request.headers.authorization ?? "").trim().split(/\s+/);
  if (scheme === "") throw fail("token_missing");
  if (scheme?.toLowerCase() !== "bearer" || !token || rest.length > 0) throw fail("token_invalid");
  return token;
}

/** The buyer of a request on a route that is not public. */
export function buyerOf(request: FastifyRequest): Buyer {
  if (!request.buyer) throw new Error(`${request.routeOptions.url} is public and has no buyer`);
  return request.buyer;
}
