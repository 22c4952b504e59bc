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
    synchronous: config.SQLITE_SYNCHRONOUS,
    redis: redisOf(config),
  };
}
