import {
  checkSecret,
  type DatabaseConfig,
  DEMO_JWT_SECRET,
  databaseOf,
  databaseVariables,
  type Environment,
  loadConfig,
  type RedisConfig,
  redisOf,
  redisVariables,
  sharedVariables,
} from "@mall/config";
import { Type } from "typebox";

const DAY_SECONDS = 86_400;

/** The variables the user service reads. */
export const userVariables = Type.Object({
  PROFILE: sharedVariables.PROFILE,
  JWT_SECRET: sharedVariables.JWT_SECRET,
  ...databaseVariables,
  ...redisVariables,
  LOGIN_GUARD: Type.Union([Type.Literal("on"), Type.Literal("off")], {
    default: "on",
    description: "on: wrong passwords make the next try of that name, or from that address, wait.",
  }),
  ACCESS_TOKEN_SECONDS: Type.Integer({
    minimum: 60,
    maximum: DAY_SECONDS,
    default: 7200,
    description: "How long an access token is good for.",
  }),
  REFRESH_TOKEN_SECONDS: Type.Integer({
    minimum: 3600,
    maximum: 365 * DAY_SECONDS,
    default: 30 * DAY_SECONDS,
    description: "How long a refresh token is good for; each is used once.",
  }),
});

/** What the user service is told. */
export interface UserConfig {
  profile: "demo" | "production";
  jwtSecret: string;
  database: DatabaseConfig;
  /** Undefined: the embedded adapter. */
  redis: RedisConfig | undefined;
  /** Whether wrong passwords make the next try wait. */
  loginGuard: boolean;
  accessTokenSeconds: number;
  refreshTokenSeconds: number;
}

/** @throws ConfigError naming each variable that does not fit, or a secret the production profile refuses. */
export function loadUserConfig(env: Environment): UserConfig {
  const config = loadConfig(userVariables, env);
  checkSecret(config.PROFILE, { name: "JWT_SECRET", value: config.JWT_SECRET, demoValue: DEMO_JWT_SECRET });
  return {
    profile: config.PROFILE,
    jwtSecret: config.JWT_SECRET,
    database: databaseOf(config),
    redis: redisOf(config),
    loginGuard: config.LOGIN_GUARD === "on",
    accessTokenSeconds: config.ACCESS_TOKEN_SECONDS,
    refreshTokenSeconds: config.REFRESH_TOKEN_SECONDS,
  };
}
