import type { FastifyRequest } from "fastify";
import type { App } from "../app.ts";
import { buyerOf } from "../plugins/auth.ts";
import type { Attempt } from "./admission.ts";
import type { GuardToken } from "./guard-token.ts";

declare module "fastify" {
  interface FastifyContextConfig {
    /** A route that takes part in the flash sale: its body has sku_id, and token and pow when the guard asks for them. */
    guarded?: boolean;
  }
  interface FastifyRequest {
    guardToken: GuardToken | undefined;
  }
}

/** Checks every request of a guarded route; the order of hooks is the order of these calls. */
export function onGuarded(app: App, check: (request: FastifyRequest) => void): void {
  app.addHook("preHandler", (request, _reply, done) => {
    if (request.routeOptions.config.guarded) done(refusalOf(() => check(request)));
    else done();
  });
}

function refusalOf(check: () => void): Error | undefined {
  try {
    check();
    return undefined;
  } catch (error) {
    return error as Error;
  }
}

/** The attempt in the body of a guarded request, after its validation. */
export function attemptOf(request: FastifyRequest): Attempt {
  const { sku_id: skuId, token, pow } = request.body as { sku_id: number; token?: string; pow?: string };
  return { userId: buyerOf(request).userId, skuId, token, pow };
}
