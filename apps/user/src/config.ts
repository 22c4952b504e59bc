import { checkSecret, DEMO_JWT_SECRET, type Environment, loadConfig, sharedVariables } from "@mall/config";
import { Type } from "typebox";

const DAY_SECONDS = 86_400;

const schema = Type.Object({
  PROFILE: sharedVariables.PROFILE,
  JWT_SECRET: sharedVariables.JWT_SECRET,
  SQLITE_SYNCHRONOUS: sharedVariables.SQLITE_SYNCHRONOUS,
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
  synchronous: "NORMAL" | "FULL";
  accessTokenSeconds: number;
  refreshTokenSeconds: number;
}

/** @throws ConfigError naming each variable that does not fit, or a secret the production profile refuses. */
export function loadUserConfig(env: Environment): UserConfig {
  const config = loadConfig(schema, env);
  checkSecret(config.PROFILE, { name: "JWT_SECRET", value: config.JWT_SECRET, demoValue: DEMO_JWT_SECRET });
  return {
    profile: config.PROFILE,
    jwtSecret: config.JWT_SECRET,
    synchronous: config.SQLITE_SYNCHRONOUS,
    accessTokenSeconds: config.ACCESS_TOKEN_SECONDS,
    refreshTokenSeconds: config.REFRESH_TOKEN_SECONDS,
  };
}
