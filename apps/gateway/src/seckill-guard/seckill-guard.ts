import type { Clock, Logger } from "@mall/kernel";
import type { FastifyRequest } from "fastify";
import type { App } from "../app.ts";
import { type AdmissionRules, checkAttempt, checkTime } from "./admission.ts";
import { createTokenSigner } from "./guard-token.ts";
import { attemptOf, onGuarded } from "./guarded-routes.ts";
import type { SpentTokens } from "./spent-tokens.ts";
import { useOnce } from "./use-once.ts";

/** What a buyer has to bring along: nothing, a token, or a token and work done for it. */
export type GuardMode = "off" | "token" | "pow";

/** How the guard is set. */
export interface GuardSettings {
  mode: GuardMode;
  /** Leading zero bits of the work with mode `pow`. */
  bits: number;
  /** How long a token can be used, in milliseconds. */
  tokenMs: number;
  /** What the key of the tokens is derived from; the same for all gateways. */
  secret: string;
}

/** What the guard needs. */
export interface GuardDeps {
  clock: Clock;
  logger: Logger;
  /** Opened when the guard is on. */
  openSpent: () => Promise<SpentTokens>;
}

/** A token for a buyer, and what has to be done with it. */
export interface IssuedToken {
  token: string;
  expiresMs: number;
  /** 0: no work. */
  bits: number;
}

/** Keeps scripts off the flash sale that did not come by the way of a buyer. */
export interface SeckillGuard {
  /** Whether attempts need a token. Tokens are issued all the same, so that a client need not know. */
  on: boolean;
  /** Refuses what was never right. Before anything is looked up or stored for the request. */
  refuseForged(app: App): void;
  /** Refuses tokens that have expired. After answers were replayed, before the limit: what is refused costs no place. */
  refuseLate(app: App): void;
  /** Does the work of a guarded request once for its token. After the limit, whose refusal must not use the token up. */
  once<T>(request: FastifyRequest, work: () => Promise<T>): Promise<T>;
  issue(userId: number, skuId: number): IssuedToken;
  close(): void;
}

/** Makes the guard; switched off, it lets everything pass. */
export async function openSeckillGuard(settings: GuardSettings, deps: GuardDeps): Promise<SeckillGuard> {
  const { clock, logger } = deps;
  const bits = settings.mode === "pow" ? settings.bits : 0;
  const signer = createTokenSigner(settings.secret);
  const issue = (userId: number, skuId: number): IssuedToken => {
    const expiresMs = clock.now() + settings.tokenMs;
    return { token: signer.issue({ userId, skuId, expiresMs, bits }), expiresMs, bits };
  };
  if (settings.mode === "off") return { ...open, issue };

  const spent = await deps.openSpent();
  const rules: AdmissionRules = { signer, clock, bits };
  return {
    on: true,
    issue,
    refuseForged: (app) => {
      app.decorateRequest("guardToken", undefined);
      onGuarded(app, (request) => {
        request.guardToken = checkAttempt(rules, attemptOf(request));
      });
    },
    refuseLate: (app) => onGuarded(app, ({ guardToken }) => guardToken && checkTime(rules, guardToken)),
    once: async ({ guardToken }, work) => {
      if (!guardToken) throw new Error("The token of a guarded request was not checked");
      return await useOnce(spent, guardToken, { work, logger });
    },
    close: () => spent.close(),
  };
}

const open: Omit<SeckillGuard, "issue"> = {
  on: false,
  refuseForged: () => {},
  refuseLate: () => {},
  once: (_request, work) => work(),
  close: () => {},
};
