import {
  checkSecret,
  DEMO_JWT_SECRET,
  type Environment,
  loadConfig,
  type RedisConfig,
  redisOf,
  redisVariables,
  sharedVariables,
} from "@mall/config";
import { Type } from "typebox";

/** The variables the gateway reads. */
export const gatewayVariables = Type.Object({
  PROFILE: sharedVariables.PROFILE,
  JWT_SECRET: sharedVariables.JWT_SECRET,
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
  TRUST_PROXY: Type.Optional(
    Type.String({
      pattern: "^[0-9a-fA-F.:/, ]+$",
      description: "Addresses or networks of proxies in front, by commas: limits by address then look behind them.",
    }),
  ),
  SESSION_CACHE_MS: Type.Integer({
    minimum: 0,
    maximum: 60_000,
    default: 2000,
    description: "How long the gateway trusts a checked session before it asks the user service again.",
  }),
});

/** What the gateway is told. */
export interface GatewayConfig {
  profile: "demo" | "production";
  jwtSecret: string;
  host: string;
  port: number;
  /** Entries a second; Infinity when the limit is lifted. */
  seckillQps: number;
  sessionCacheMs: number;
  requestTimeoutMs: number;
  workers: number;
  /** Proxies whose X-Forwarded-For is believed; undefined: nobody's. */
  trustProxy: string | undefined;
  synchronous: "NORMAL" | "FULL";
  /** Undefined: the embedded adapter. */
  redis: RedisConfig | undefined;
}

/** @throws ConfigError naming each variable that does not fit, or a secret the production profile refuses. */
export function loadGatewayConfig(env: Environment): GatewayConfig {
  const config = loadConfig(gatewayVariables, env);
  checkSecret(config.PROFILE, { name: "JWT_SECRET", value: config.JWT_SECRET, demoValue: DEMO_JWT_SECRET });
  return {
    profile: config.PROFILE,
    jwtSecret: config.JWT_SECRET,
    host: config.HOST,
    port: config.PORT,
    seckillQps: config.SECKILL_QPS === 0 ? Number.POSITIVE_INFINITY : config.SECKILL_QPS,
    sessionCacheMs: config.SESSION_CACHE_MS,
    requestTimeoutMs: config.REQUEST_TIMEOUT_MS,
    workers: config.GATEWAY_WORKERS,
    trustProxy: config.TRUST_PROXY,
    synchronous: config.SQLITE_SYNCHRONOUS,
    redis: redisOf(config),
  };
}
