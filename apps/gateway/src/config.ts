import {
  checkSecret,
  DEMO_JWT_SECRET,
  type Environment,
  jwtSecretsOf,
  loadConfig,
  type RedisConfig,
  redisOf,
  redisVariables,
  sharedVariables,
} from "@mall/config";
import { type Static, Type } from "typebox";
import { checkProxies, originsOf, publicVariables } from "./public-settings.ts";
import type { GuardSettings } from "./seckill-guard/seckill-guard.ts";

/** The variables the gateway reads. */
export const gatewayVariables = Type.Object({
  PROFILE: sharedVariables.PROFILE,
  JWT_SECRET: sharedVariables.JWT_SECRET,
  JWT_PREVIOUS_SECRETS: sharedVariables.JWT_PREVIOUS_SECRETS,
  SQLITE_SYNCHRONOUS: sharedVariables.SQLITE_SYNCHRONOUS,
  ...redisVariables,
  HOST: Type.String({
    minLength: 1,
    default: "localhost",
    description: "Address the HTTP server listens on; 0.0.0.0 for all.",
  }),
  PORT: Type.Integer({ minimum: 1, maximum: 65_535, default: 8080, description: "Port of the HTTP server." }),
  SECKILL_QPS: Type.Integer({
    minimum: 0,
    maximum: 10_000_000,
    default: 5,
    description: "Seckill requests a second that pass (resource seckill_api). 0 lifts the limit.",
  }),
  REQUEST_TIMEOUT_MS: Type.Integer({
    minimum: 10,
    maximum: 60_000,
    default: 5000,
    description: "Milliseconds for a request of the API and every call made for it, down to the last service.",
  }),
  GATEWAY_WORKERS: Type.Integer({
    minimum: 1,
    maximum: 64,
    default: 1,
    description: "Processes that share the port, for apps/gateway; limits hold over all of them.",
  }),
  ...publicVariables,
  SECKILL_GUARD: Type.Union([Type.Literal("off"), Type.Literal("token"), Type.Literal("pow")], {
    default: "off",
    description:
      "What an attempt at the flash sale must bring along: nothing, a token, or a token and work done for it.",
  }),
  SECKILL_POW_BITS: Type.Integer({
    minimum: 8,
    maximum: 24,
    default: 16,
    description: "Work for SECKILL_GUARD=pow: leading zero bits; each more doubles it.",
  }),
  SECKILL_TOKEN_SECONDS: Type.Integer({
    minimum: 1,
    maximum: 3600,
    default: 120,
    description: "How long a token of the guard can be used.",
  }),
  SECKILL_GUARD_SECRET: Type.Optional(
    Type.String({ minLength: 1, description: "Signs the guard's tokens; left out: a key derived from JWT_SECRET." }),
  ),
  SESSION_CACHE_MS: Type.Integer({
    minimum: 0,
    maximum: 60_000,
    default: 2000,
    description:
      "How long the gateway trusts a checked session: of staff, and of all while it would not hear that one ended.",
  }),
  SESSION_TRUST_MS: Type.Integer({
    minimum: 0,
    maximum: 60_000,
    default: 30_000,
    description: "How long the gateway trusts a buyer's checked session while it would hear that one ended.",
  }),
});

/** What the gateway is told. */
export interface GatewayConfig {
  profile: "demo" | "production";
  /** The one that signs first, then others that are taken. */
  jwtSecrets: readonly string[];
  host: string;
  port: number;
  /** Entries a second; Infinity when the limit is lifted. */
  seckillQps: number;
  seckillGuard: GuardSettings;
  sessionCacheMs: number;
  sessionTrustMs: number;
  requestTimeoutMs: number;
  workers: number;
  /** Proxies whose X-Forwarded-For is believed; undefined: nobody's. */
  trustProxy: string | undefined;
  /** Origins that CORS lets in; `*`: all, in the demo. */
  corsOrigins: string[];
  synchronous: "NORMAL" | "FULL";
  /** Undefined: the embedded adapter. */
  redis: RedisConfig | undefined;
}

/** @throws ConfigError naming each variable that does not fit, or a secret the production profile refuses. */
export function loadGatewayConfig(env: Environment): GatewayConfig {
  const config = loadConfig(gatewayVariables, env);
  checkProxies(config.PROFILE, config.TRUST_PROXY);
  return {
    profile: config.PROFILE,
    jwtSecrets: jwtSecretsOf(config.PROFILE, config),
    host: config.HOST,
    port: config.PORT,
    seckillQps: config.SECKILL_QPS === 0 ? Number.POSITIVE_INFINITY : config.SECKILL_QPS,
    seckillGuard: guardOf(config),
    sessionCacheMs: config.SESSION_CACHE_MS,
    sessionTrustMs: config.SESSION_TRUST_MS,
    requestTimeoutMs: config.REQUEST_TIMEOUT_MS,
    workers: config.GATEWAY_WORKERS,
    trustProxy: config.TRUST_PROXY,
    corsOrigins: originsOf(config.PROFILE, config.CORS_ORIGINS),
    synchronous: config.SQLITE_SYNCHRONOUS,
    redis: redisOf(config),
  };
}

function guardOf(config: Static<typeof gatewayVariables>): GuardSettings {
  const { SECKILL_GUARD_SECRET: own, JWT_SECRET } = config;
  if (own) checkSecret(config.PROFILE, { name: "SECKILL_GUARD_SECRET", value: own, demoValue: DEMO_JWT_SECRET });
  return {
    mode: config.SECKILL_GUARD,
    bits: config.SECKILL_POW_BITS,
    tokenMs: config.SECKILL_TOKEN_SECONDS * 1000,
    secret: own ?? JWT_SECRET,
  };
}
